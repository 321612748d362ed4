using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SocialPay.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class LawDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "law_drafts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    province_id = table.Column<long>(type: "bigint", nullable: false),
                    rows = table.Column<string>(type: "text", nullable: false),
                    bases = table.Column<string>(type: "text", nullable: false),
                    from_period = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    made_by_id = table.Column<long>(type: "bigint", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by_id = table.Column<long>(type: "bigint", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sequence = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_law_drafts", x => x.id);
                    table.ForeignKey(
                        name: "fk_law_drafts_areas_province_id",
                        column: x => x.province_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_law_drafts_users_decided_by_id",
                        column: x => x.decided_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_law_drafts_users_made_by_id",
                        column: x => x.made_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rule_confirmations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    rule_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    province_id = table.Column<long>(type: "bigint", nullable: false),
                    confirmed_by_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rule_confirmations", x => x.id);
                    table.ForeignKey(
                        name: "fk_rule_confirmations_areas_province_id",
                        column: x => x.province_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_rule_confirmations_users_confirmed_by_id",
                        column: x => x.confirmed_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_law_drafts_decided_by_id",
                table: "law_drafts",
                column: "decided_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_law_drafts_made_by_id",
                table: "law_drafts",
                column: "made_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_law_drafts_province_id",
                table: "law_drafts",
                column: "province_id");

            migrationBuilder.CreateIndex(
                name: "ix_law_drafts_sequence",
                table: "law_drafts",
                column: "sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rule_confirmations_confirmed_by_id",
                table: "rule_confirmations",
                column: "confirmed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_rule_confirmations_province_id_rule_id",
                table: "rule_confirmations",
                columns: new[] { "province_id", "rule_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "law_drafts");

            migrationBuilder.DropTable(
                name: "rule_confirmations");
        }
    }
}
