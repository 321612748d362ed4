using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Access;
using SocialPay.Application.Coverage;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Coverage;

public sealed partial class PeopleTable
{
    [CascadingParameter]
    public required Workplace Workplace { get; set; }

    [Parameter, EditorRequired]
    public required string AreaCode { get; set; }

    [Parameter, EditorRequired]
    public required PayPeriod Month { get; set; }

    [Parameter, EditorRequired]
    public required CoverageGroup Group { get; set; }

    [Inject]
    public required CoverageQueries Queries { get; init; }

    [Inject]
    public required IStringLocalizer<PeopleTable> Loc { get; init; }

    protected override object? Scope => (AreaCode, Month, Group);

    protected override Task<Result<Page<CoveragePerson>>> FetchAsync(ListAddress list, string search, CancellationToken cancellation) =>
        Queries.PeopleAsync(Workplace.Actor, Month, AreaCode, Group, search, list.SortAs<CoveragePersonSort>(), list.Descending, list.Skip, list.Take, cancellation);
}
