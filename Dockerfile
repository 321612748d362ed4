FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY Directory.Build.props Directory.Packages.props global.json .editorconfig ./
# The project files first: packages are restored again only when these change.
COPY src/SocialPay.Domain/*.csproj src/SocialPay.Domain/
COPY src/SocialPay.Application/*.csproj src/SocialPay.Application/
COPY src/SocialPay.Demo/*.csproj src/SocialPay.Demo/*.targets src/SocialPay.Demo/
COPY src/SocialPay.LocalDatabase/*.csproj src/SocialPay.LocalDatabase/
COPY src/SocialPay.Web/*.csproj src/SocialPay.Web/
COPY src/SocialPay.Cli/*.csproj src/SocialPay.Cli/
RUN dotnet restore src/SocialPay.Web && dotnet restore src/SocialPay.Cli
COPY src/ src/
RUN dotnet publish src/SocialPay.Web -c Release --no-restore -o /app/web \
 && dotnet publish src/SocialPay.Cli -c Release --no-restore -o /app/cli

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /app /app
COPY deploy/healthcheck /app/healthcheck
WORKDIR /app/web
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
# The image's own ordinary user.
USER $APP_UID
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s --retries=3 CMD ["/app/healthcheck"]
CMD ["dotnet", "SocialPay.Web.dll"]
