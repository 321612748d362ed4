using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SocialPay.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class CoverageTargets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_exported_files_batch_id",
                table: "exported_files");

            migrationBuilder.CreateTable(
                name: "coverage_targets",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    area_id = table.Column<long>(type: "bigint", nullable: false),
                    from_period = table.Column<DateOnly>(type: "date", nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coverage_targets", x => x.id);
                    table.ForeignKey(
                        name: "fk_coverage_targets_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_exported_files_batch_id_sha256",
                table: "exported_files",
                columns: new[] { "batch_id", "sha256" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_coverage_targets_area_id_from_period",
                table: "coverage_targets",
                columns: new[] { "area_id", "from_period" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "coverage_targets");

            migrationBuilder.DropIndex(
                name: "ix_exported_files_batch_id_sha256",
                table: "exported_files");

            migrationBuilder.CreateIndex(
                name: "ix_exported_files_batch_id",
                table: "exported_files",
                column: "batch_id");
        }
    }
}
