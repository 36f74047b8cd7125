using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Lint;

/// <summary>Everything of a workspace can be found, so that thirty days after it left everything can be erased: by the column <c>team_id</c>.</summary>
internal sealed class WorkspaceTests
{
    /// <summary>Tables that belong to no workspace: whoever adds a table says on which side it stands.</summary>
    private static readonly string[] OfNoWorkspace = ["data_protection_key", "oauth_state", "program_version", "quartz_schema", "restore_mark", "schema_migration"];

    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Migrate() => database = await TestDatabase.CreateAsync();

    [OneTimeTearDown]
    public async Task Drop() => await database.DisposeAsync();

    [Test]
    public async Task Every_table_names_its_workspace_or_belongs_to_none()
    {
        var without = await ReadAsync("""
            select t.table_name
              from information_schema.tables t
             where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name not like 'qrtz%'
               and not exists (
                   select from information_schema.columns c
                    where c.table_schema = t.table_schema and c.table_name = t.table_name and c.column_name = 'team_id' and c.is_nullable = 'NO')
            """);

        Assert.That(without, Is.EquivalentTo(OfNoWorkspace));
    }

    [Test]
    public async Task Its_rows_are_found_by_an_index_that_begins_with_the_workspace()
    {
        var without = await ReadAsync("""
            select c.relname
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid and a.attname = 'team_id' and not a.attisdropped
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
               and not exists (select from pg_index i where i.indrelid = c.oid and i.indpred is null and i.indkey[0] = a.attnum)
            """);

        Assert.That(without, Is.Empty, "erasing a workspace in batches would read the whole table for each");
    }

    [Test]
    public async Task No_two_tables_refer_to_one_another_in_a_circle()
    {
        var circles = await ReadAsync("""
            with recursive refers (origin, target, path) as (
                select conrelid, confrelid, array[conrelid] from pg_constraint where contype = 'f' and conrelid <> confrelid
                 union all
                select r.origin, f.confrelid, r.path || f.conrelid
                  from refers r join pg_constraint f on f.contype = 'f' and f.conrelid = r.target and f.conrelid <> f.confrelid
                 where not f.conrelid = any (r.path)
            )
            select distinct origin::regclass::text from refers where origin = target
            """);

        Assert.That(circles, Is.Empty, "erase_workspace_rows takes a table once nothing refers to its rows");
    }

    private async Task<IReadOnlyList<string>> ReadAsync(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
