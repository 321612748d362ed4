using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SocialPay.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class LeanLines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_payroll_lines_payroll_runs_run_id",
                table: "payroll_lines");

            migrationBuilder.DropIndex(
                name: "ix_payroll_lines_carried_from_id",
                table: "payroll_lines");

            migrationBuilder.CreateIndex(
                name: "ix_payroll_lines_carried_from_id",
                table: "payroll_lines",
                column: "carried_from_id",
                unique: true,
                filter: "carried_from_id is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payroll_lines_carried_from_id",
                table: "payroll_lines");

            migrationBuilder.CreateIndex(
                name: "ix_payroll_lines_carried_from_id",
                table: "payroll_lines",
                column: "carried_from_id",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_payroll_lines_payroll_runs_run_id",
                table: "payroll_lines",
                column: "run_id",
                principalTable: "payroll_runs",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
