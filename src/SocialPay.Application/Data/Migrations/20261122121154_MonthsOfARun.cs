using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SocialPay.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class MonthsOfARun : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "through_period",
                table: "payroll_runs",
                type: "date",
                nullable: true);

            // Every run so far paid one month.
            migrationBuilder.Sql("update payroll_runs set through_period = period");
            migrationBuilder.AlterColumn<DateOnly>(
                name: "through_period",
                table: "payroll_runs",
                type: "date",
                nullable: false,
                oldNullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_payroll_runs_months",
                table: "payroll_runs",
                sql: "through_period >= period");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_payroll_runs_months",
                table: "payroll_runs");

            migrationBuilder.DropColumn(
                name: "through_period",
                table: "payroll_runs");
        }
    }
}
