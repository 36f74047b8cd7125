using System.Text.RegularExpressions;
using Npgsql;
using SlackLearningBot.Tests.Lint;

namespace SlackLearningBot.Tests.Harness;

/// <summary>How PostgreSQL would carry out, or did carry out, a statement of the bot.</summary>
internal sealed partial class QueryPlan
{
    private QueryPlan(IReadOnlyList<string> lines) => Lines = lines;

    public IReadOnlyList<string> Lines { get; }

    /// <summary>Pages of the whole statement, in PostgreSQL's memory or not; only of one that was carried out.</summary>
    public int Buffers =>
        Lines.FirstOrDefault(line => line.Contains("Buffers: shared", StringComparison.Ordinal)) is { } top
            ? Pages().Matches(top.Split(", temp")[0].Split("written=")[0]).Sum(number => int.Parse(number.Groups[1].Value))
            : throw new InvalidOperationException($"No pages are counted in this plan:\n{this}");

    /// <summary>For just these values.</summary>
    /// <param name="connection">With the tables and what is known of them.</param>
    /// <param name="name">Type and constant, as <c>ClaimStore.ClaimSql</c>.</param>
    /// <param name="values">May be more than the statement has.</param>
    public static Task<QueryPlan> ReadAsync(NpgsqlConnection connection, string name, params NpgsqlParameter[] values) =>
        ExplainAsync(connection, $"explain {Sql(name)}", values);

    /// <summary>For whatever values come, as PostgreSQL may keep it on a connection that has asked the same a few times.</summary>
    /// <inheritdoc cref="ReadAsync(NpgsqlConnection, string, NpgsqlParameter[])"/>
    public static async Task<QueryPlan> ReadForAnyAsync(NpgsqlConnection connection, string name, params NpgsqlParameter[] values)
    {
        var sql = Sql(name);
        var asked = Names().Matches(sql).Select(match => match.Groups[1].Value).Distinct().ToList();
        var types = asked.Select(one => values.Single(value => value.ParameterName == one).DataTypeName);
        await using (var prepare = new NpgsqlCommand(
            $"set plan_cache_mode = force_generic_plan; prepare asked ({string.Join(", ", types)}) as {Names().Replace(sql, match => "$" + (asked.IndexOf(match.Groups[1].Value) + 1))}", connection))
        {
            await prepare.ExecuteNonQueryAsync();
        }

        try
        {
            return await ExplainAsync(connection, $"explain execute asked ({string.Join(", ", asked.Select(_ => "null"))})", []);
        }
        finally
        {
            await using var forget = new NpgsqlCommand("deallocate asked; reset plan_cache_mode", connection);
            await forget.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Carries it out.</summary>
    /// <inheritdoc cref="ReadAsync(NpgsqlConnection, string, NpgsqlParameter[])"/>
    public static Task<QueryPlan> MeasureAsync(NpgsqlConnection connection, string name, params NpgsqlParameter[] values) =>
        ExplainAsync(connection, $"explain (analyze, buffers, costs off, timing off, summary off) {Sql(name)}", values);

    public override string ToString() => string.Join('\n', Lines);

    private static string Sql(string name) => SqlSource.All.Single(constant => constant.ToString() == name).Sql;

    private static async Task<QueryPlan> ExplainAsync(NpgsqlConnection connection, string explain, NpgsqlParameter[] values)
    {
        await using var command = new NpgsqlCommand(explain, connection) { CommandTimeout = 600 };
        command.Parameters.AddRange(values);
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        command.Parameters.Clear(); // they may serve another statement
        return new QueryPlan(lines);
    }

    [GeneratedRegex("(?<!@)@([A-Za-z]+)")]
    private static partial Regex Names();

    [GeneratedRegex("(?:hit|read)=([0-9]+)")]
    private static partial Regex Pages();
}
