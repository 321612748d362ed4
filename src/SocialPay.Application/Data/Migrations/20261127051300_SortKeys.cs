using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SocialPay.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class SortKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "pending",
                table: "result_files",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "staged_id",
                table: "result_files",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "proxy_kind",
                table: "instructions",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name_key",
                table: "beneficiaries",
                type: "character varying(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "name_key",
                table: "areas",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.CreateTable(
                name: "accepted_register_files",
                columns: table => new
                {
                    staged_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    file_name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    accepted = table.Column<int>(type: "integer", nullable: false),
                    rejected = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    warnings = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accepted_register_files", x => x.staged_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_result_files_staged_id",
                table: "result_files",
                column: "staged_id");

            migrationBuilder.CreateIndex(
                name: "ix_beneficiaries_name_key_id",
                table: "beneficiaries",
                columns: new[] { "name_key", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accepted_register_files");

            migrationBuilder.DropIndex(
                name: "ix_result_files_staged_id",
                table: "result_files");

            migrationBuilder.DropIndex(
                name: "ix_beneficiaries_name_key_id",
                table: "beneficiaries");

            migrationBuilder.DropColumn(
                name: "pending",
                table: "result_files");

            migrationBuilder.DropColumn(
                name: "staged_id",
                table: "result_files");

            migrationBuilder.DropColumn(
                name: "proxy_kind",
                table: "instructions");

            migrationBuilder.DropColumn(
                name: "name_key",
                table: "beneficiaries");

            migrationBuilder.DropColumn(
                name: "name_key",
                table: "areas");
        }
    }
}
