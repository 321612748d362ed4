using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SocialPay.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class Adjustments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_instructions_beneficiary_id",
                table: "instructions");

            migrationBuilder.CreateTable(
                name: "adjustment_limits",
                columns: table => new
                {
                    area_id = table.Column<long>(type: "bigint", nullable: false),
                    months = table.Column<int>(type: "integer", nullable: true),
                    recovery_percent = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adjustment_limits", x => x.area_id);
                    table.CheckConstraint("ck_adjustment_limits", "months >= 0 and recovery_percent between 0 and 90");
                    table.ForeignKey(
                        name: "fk_adjustment_limits_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payroll_reckonings",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "bigint", nullable: false),
                    from_period = table.Column<DateOnly>(type: "date", nullable: false),
                    law_digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    people = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payroll_reckonings", x => x.run_id);
                    table.ForeignKey(
                        name: "fk_payroll_reckonings_payroll_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "payroll_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_instructions_beneficiary_id",
                table: "instructions",
                column: "beneficiary_id",
                filter: "state in ('Failed', 'Uncollected', 'Returned')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "adjustment_limits");

            migrationBuilder.DropTable(
                name: "payroll_reckonings");

            migrationBuilder.DropIndex(
                name: "ix_instructions_beneficiary_id",
                table: "instructions");

            migrationBuilder.CreateIndex(
                name: "ix_instructions_beneficiary_id",
                table: "instructions",
                column: "beneficiary_id");
        }
    }
}
