using System.Reflection;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Application.Spreadsheets;

namespace SocialPay.Tests.Access;

/// <summary>Whoever acts for an officer goes through the door.</summary>
public sealed class DoorConventionTests
{
    /// <summary>What acts for nobody and opens the database itself.</summary>
    private static readonly Type[] WithoutOfficer =
        [typeof(Door), typeof(AuditLog), typeof(DatabaseSetup), typeof(Invariants), typeof(LawInForce), typeof(UploadCleaner)];

    private static IEnumerable<Type> Types => typeof(Door).Assembly.GetTypes().Where(type => type.IsClass);

    [Fact]
    public void NobodyElseOpensTheDatabase() =>
        Types.Where(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Any(made => made.GetParameters().Any(parameter => parameter.ParameterType == typeof(IDbContextFactory<SocialPayContext>))))
            .Except(WithoutOfficer).Select(type => type.Name).ShouldBeEmpty();

    [Fact]
    public void WhoActsForAnOfficer_HasNoOtherWayIn()
    {
        foreach (var type in WithoutOfficer.Except([typeof(Door)]))
            type.GetMethods().Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Actor))).Select(method => $"{type.Name}.{method.Name}").ShouldBeEmpty();
    }
}
