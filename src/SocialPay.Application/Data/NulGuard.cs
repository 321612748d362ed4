using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SocialPay.Application.Data;

/// <summary>
/// PostgreSQL knows no NUL in a text and answers one with an error, wherever it came from: an address, a form, a search. What is asked
/// for with a NUL can't be there, so it becomes a sign that stands for no letter, in the one place that every command passes.
/// </summary>
internal sealed class NulGuard : DbCommandInterceptor
{
    private const char Nul = '\0';
    private const char NoLetter = '\uFFFD';

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Guarded(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Guarded(command, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        Guarded(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Guarded(command, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) =>
        Guarded(command, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Guarded(command, result));

    private static T Guarded<T>(DbCommand command, T result)
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            if (parameter.Value is string text && text.Contains(Nul)) parameter.Value = Without(text);
            else if (parameter.Value is IEnumerable<string?> texts && texts.Any(item => item?.Contains(Nul) == true)) parameter.Value = texts.Select(Without).ToArray();
        }

        return result;
    }

    private static string? Without(string? text) => text?.Replace(Nul, NoLetter);
}
