using System.Text.RegularExpressions;
using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Lint;

/// <summary>The SQL is the design: every statement fits the migrated schema, and every table has one writer.</summary>
internal sealed partial class SqlTests
{
    /// <summary>What PostgreSQL cannot prepare, because it is no query but a change of the schema or of the session.</summary>
    private static readonly string[] NotPreparable = ["create ", "drop ", "listen ", "set ", "lock "];

    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Migrate() => database = await TestDatabase.CreateAsync();

    [OneTimeTearDown]
    public async Task Drop() => await database.DisposeAsync();

    [Test]
    public async Task Every_statement_is_prepared_against_the_migrated_schema()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var problems = new List<string>();
        var prepared = 0;

        foreach (var constant in SqlSource.All)
        {
            foreach (var statement in SqlSource.Statements(constant.Sql).Where(IsPreparable))
            {
                prepared++;
                if (await TryPrepareAsync(connection, statement) is { } problem)
                {
                    problems.Add($"{constant}: {problem}");
                }
            }
        }

        Assert.That(problems, Is.Empty);
        Assert.That(prepared, Is.GreaterThan(40), "the constants were found");
    }

    /// <summary>Names of databases and channels cannot be parameters, and these run before or beside the migrated schema.</summary>
    private static readonly string[] BesideTheSchema =
        ["src/SlackLearningBot/Data/EmptyDatabase.cs", "src/SlackLearningBot/Data/LocalPostgres/LocalCluster.cs", "src/SlackLearningBot/Outbox/Wake.cs"];

    [Test]
    public void No_statement_hides_outside_a_constant()
    {
        var offenders = from file in Repository.Files("src/SlackLearningBot", ".cs")
                        where !BesideTheSchema.Contains(Repository.Name(file))
                        let lines = File.ReadAllLines(file)
                        from line in lines.Index()
                        where SqlInQuotes().IsMatch(line.Item) || (SqlAlone().IsMatch(line.Item) && LineBefore(lines, line.Index).EndsWith("\"\"\"", StringComparison.Ordinal))
                        where !NamedAsSql().IsMatch(line.Item) && !NamedAsSql().IsMatch(LineBefore(lines, line.Index))
                        select $"{Repository.Name(file)}:{line.Index + 1} {line.Item.Trim()}";

        Assert.That(offenders, Is.Empty, "write it as a private const string whose name ends in Sql, above its one method: then it is prepared here");
    }

    private static string LineBefore(string[] lines, int index) => index == 0 ? "" : lines[index - 1].TrimEnd();

    [GeneratedRegex(@"""(select|insert into|update \w+ set|delete from|truncate|merge into|with \w+ as|create (table|database)|alter|drop|listen|notify) ")]
    private static partial Regex SqlInQuotes();

    [GeneratedRegex(@"^\s*(select|insert into|update|delete from|truncate|merge into|with)\b")]
    private static partial Regex SqlAlone();

    [GeneratedRegex(@"const string \w+Sql =")]
    private static partial Regex NamedAsSql();

    private static bool IsPreparable(string statement) =>
        !NotPreparable.Any(word => statement.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static async Task<string?> TryPrepareAsync(NpgsqlConnection connection, string statement)
    {
        var names = new List<string>();
        var numbered = Parameter().Replace(statement, match =>
        {
            var name = match.Groups[1].Value.ToLowerInvariant();
            if (!names.Contains(name))
            {
                names.Add(name);
            }

            return $"${names.IndexOf(name) + 1}";
        });
        try
        {
            await using var command = new NpgsqlCommand($"prepare lint as {numbered}", connection);
            await command.ExecuteNonQueryAsync();
            await using var forget = new NpgsqlCommand("deallocate lint", connection);
            await forget.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException e)
        {
            return $"{e.SqlState} {e.MessageText}";
        }
    }

    [GeneratedRegex("(?<![@\\w])@(\\w+)")]
    private static partial Regex Parameter();

    [Test]
    public async Task Every_table_has_exactly_one_writing_slice()
    {
        var writers = SqlSource.All
            .SelectMany(constant => SqlSource.Writes().Matches(constant.Sql).Select(match => (Table: match.Groups[1].Value, Owner: SqlSource.Owner(constant.Type))))
            .ToLookup(write => write.Table, write => write.Owner);

        string[] writtenByMigrations = ["program_version"]; // a migration raises it, no statement of the program
        foreach (var table in (await ReadTablesAsync()).Except(writtenByMigrations))
        {
            Assert.That(writers[table].Distinct().ToList(), Has.Count.EqualTo(1), $"writers of {table}");
        }
    }

    [Test]
    public async Task No_query_forgets_the_workspace()
    {
        var withTeam = await ReadTablesAsync("team_id");
        // Work that goes over all workspaces on purpose: the sender asks which is due, rescues and cleaners walk by time, a tick asks who is due.
        string[] global =
        [
            "ClaimStore.FindDueTeamsSql", "ClaimStore.RescueSql", "RestoreMark.SetSql", "MorningStore.CleanSql", "Cleaner.CleanDeliveriesSql",
            "InboundStore.ClaimSql", "InboundStore.FinishSql", "InboundStore.FailSql", "InboundStore.PostponeSql", "InboundStore.CleanSql",
            "InstallationStore.ReadAllSql", "RoundStore.CleanSql", "GatheringCleaner.ForgetFeedbackSql", "AssignmentCleaner.CleanSql", "ProgrammeCleaner.CleanSql", "ReportCleaner.CleanSql", "DueLearnersStore.ClaimDueSql", "DueLearnersStore.SaveNextSql", "DoctorStore.CountSql",
        ];

        var offenders = SqlSource.All
            .Where(constant => withTeam.Any(table => Regex.IsMatch(constant.Sql, $@"\b(from|join|update|into)\s+{table}\b")))
            .Where(constant => !constant.Sql.Contains("team_id", StringComparison.Ordinal))
            .Select(constant => constant.ToString());

        Assert.That(offenders.Except(global), Is.Empty);
    }

    private async Task<IReadOnlyList<string>> ReadTablesAsync(string? withColumn = null)
    {
        await using var command = database.DataSource.CreateCommand("""
            select t.table_name
              from information_schema.tables t
             where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name not like 'qrtz%'
               and ($1::text is null or exists (
                   select from information_schema.columns c where c.table_name = t.table_name and c.column_name = $1))
             order by 1
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)withColumn ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        var tables = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }
}
