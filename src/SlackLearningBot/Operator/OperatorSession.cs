using System.CommandLine;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Operator;

/// <summary>For verbs that look at a database which others work on: they never change its schema, and say so when it is not theirs yet.</summary>
internal static class OperatorSession
{
    public static async Task<int> RunAsync(ConsoleHost host, ParseResult parsed, Func<IServiceProvider, Task<int>> verb, CancellationToken cancel)
    {
        await using var session = await host.OpenUnchanged(parsed, cancel);
        var schema = await Migrator.ReadStatusAsync(
            session.Services.GetRequiredService<NpgsqlDataSource>(), session.Services.GetRequiredService<MachineClock>().Provider, cancel);
        if (schema.Refusal is { } refusal)
        {
            await host.Error.WriteLineAsync(refusal);
            return 1;
        }

        if (schema.Pending.Count > 0)
        {
            await host.Error.WriteLineAsync($"The database lacks {schema.Pending.Count} migrations of this version. Run migrate first, or use the version that is running.");
            return 1;
        }

        return await verb(session.Services);
    }

    /// <summary>The workspaces a verb is about: the named one, or all that ever installed the bot; null with the complaint written.</summary>
    public static async Task<string[]?> ChooseTeamsAsync(ConsoleHost host, IServiceProvider services, string? asked, CancellationToken cancel)
    {
        var teams = await services.GetRequiredService<InstalledTeams>().ReadIdsAsync(cancel);
        if (asked is null || teams.Contains(asked))
        {
            return asked is null ? teams : [asked];
        }

        await host.Error.WriteLineAsync($"The bot was never installed in workspace {asked}. Expected {(teams.Length == 0 ? "none: it is installed nowhere" : $"one of {string.Join(", ", teams)}")}.");
        return null;
    }
}
