using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Areas;

/// <summary>Brings the shipped areas and their successions into the database; what is there keeps its id.</summary>
internal static class AreaLoader
{
    public static async Task LoadAsync(SocialPayContext db, CancellationToken cancellation)
    {
        var catalogue = new AreaCatalogue();
        var known = await db.Areas.AsNoTracking()
            .Select(area => new { area.Id, area.Level, area.Code, area.ValidFrom })
            .ToDictionaryAsync(area => (area.Level, area.Code, area.ValidFrom), area => area.Id, cancellation);
        var nextId = known.Count == 0 ? 1 : known.Values.Max() + 1;
        var ids = new Dictionary<AreaCatalogue.Unit, long>(catalogue.Units.Count);
        var paths = new Dictionary<AreaCatalogue.Unit, string>(catalogue.Units.Count);
        foreach (var unit in catalogue.Units)
        {
            ids[unit] = known.TryGetValue((unit.Level, unit.Code, unit.From), out var id) ? id : nextId++;
            paths[unit] = (unit.Parent is null ? "/" : paths[unit.Parent]) + ids[unit] + "/";
        }

        await db.Database.ExecuteSqlRawAsync("create temporary table incoming_areas (like areas) on commit drop", cancellation);
        await db.CopyAsync("incoming_areas", "id, code, level, name, full_name, folded_name, name_key, parent_id, path, valid_from, valid_to", catalogue.Units, (row, unit) =>
        {
            row.Write(ids[unit], NpgsqlDbType.Bigint);
            row.WriteText(unit.Code);
            row.WriteText(unit.Level.ToString());
            row.WriteText(unit.Name);
            row.WriteText(unit.FullName);
            row.WriteText(unit.FoldedName);
            row.WriteText(VietnameseOrder.PlaceKey(unit.FullName));
            row.WriteLong(unit.Parent is null ? null : ids[unit.Parent]);
            row.WriteText(paths[unit]);
            row.WriteDate(unit.From);
            row.WriteDate(unit.To);
        }, cancellation);
        await db.Database.ExecuteSqlRawAsync(
            """
            insert into areas (id, code, level, name, full_name, folded_name, name_key, parent_id, path, valid_from, valid_to)
            select id, code, level, name, full_name, folded_name, name_key, parent_id, path, valid_from, valid_to from incoming_areas
            on conflict (id) do update set name = excluded.name, full_name = excluded.full_name, folded_name = excluded.folded_name,
                name_key = excluded.name_key, parent_id = excluded.parent_id, path = excluded.path, valid_to = excluded.valid_to
            """, cancellation);

        var successions = catalogue.Successions().Select(row => (Old: ids[row.Old], New: ids[row.New], row.Divided, row.Basis)).DistinctBy(row => (row.Old, row.New));
        await db.Database.ExecuteSqlRawAsync("delete from area_successions", cancellation);
        await db.CopyAsync("area_successions", "old_area_id, new_area_id, divided, basis", successions, (row, succession) =>
        {
            row.Write(succession.Old, NpgsqlDbType.Bigint);
            row.Write(succession.New, NpgsqlDbType.Bigint);
            row.Write(succession.Divided, NpgsqlDbType.Boolean);
            row.WriteText(succession.Basis);
        }, cancellation);
    }
}
