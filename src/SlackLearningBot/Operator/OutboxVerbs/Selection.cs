using System.CommandLine;
using System.Text.RegularExpressions;
using SlackLearningBot.Clock;
using SlackLearningBot.Features.People;
using SlackLearningBot.Outbox.Operations;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Operator.OutboxVerbs;

/// <summary>The options by which deliveries are chosen, and what they mean.</summary>
internal sealed partial class Selection
{
    private readonly Option<string?> state = new("--state") { Description = "Only those that are waiting, sending, unsure, sent, dropped or dead" };
    private readonly Option<string?> kind = new("--kind") { Description = "Only those of a kind, for example lesson.daily" };
    private readonly Option<string?> person = new("--person") { Description = "Only those to a person or conversation: @name, e-mail address or id" };
    private readonly Option<string?> workspace = new("--workspace", "--team") { Description = "Only those of a workspace, T…" };
    private readonly Option<string?> since = new("--since") { Description = "Only those made since then: 90m, 6h, 3d, 2026-11-23 or 2026-11-23T06:00Z" };

    public Selection() => state.AcceptOnlyFromAmong("waiting", "sending", "unsure", "sent", "dropped", "dead");

    public void AddTo(Command command, bool withState)
    {
        if (withState)
        {
            command.Options.Add(state);
        }

        command.Options.Add(kind);
        command.Options.Add(person);
        command.Options.Add(workspace);
        command.Options.Add(since);
    }

    /// <summary>Whether anything was chosen at all, besides the state.</summary>
    public bool IsGiven(ParseResult parsed) =>
        parsed.GetValue(kind) is not null || parsed.GetValue(person) is not null || parsed.GetValue(workspace) is not null || parsed.GetValue(since) is not null;

    /// <summary>What is meant; null with the complaint written.</summary>
    public async Task<DeliveryFilter?> ReadAsync(ConsoleHost host, ParseResult parsed, IServiceProvider services, CancellationToken cancel)
    {
        if (await OperatorSession.ChooseTeamsAsync(host, services, parsed.GetValue(workspace), cancel) is not { } teams)
        {
            return null;
        }

        DateTimeOffset? from = null;
        if (parsed.GetValue(since) is { } text)
        {
            from = Stated.ReadSince(text, services.GetRequiredService<CalendarClock>().Now);
            if (from is null)
            {
                await host.Error.WriteLineAsync($"--since {text} is no time. Expected 90m, 6h, 3d, 2026-11-23 or 2026-11-23T06:00Z.");
                return null;
            }
        }

        string? recipient = null;
        if (parsed.GetValue(person) is { } named && (recipient = await FindAsync(host, services, teams, named, cancel)) is null)
        {
            return null;
        }

        return new DeliveryFilter(teams) { State = parsed.GetValue(state), Kind = parsed.GetValue(kind), Recipient = recipient, Since = from };
    }

    private static async Task<string?> FindAsync(ConsoleHost host, IServiceProvider services, string[] teams, string named, CancellationToken cancel)
    {
        if (SlackId().IsMatch(named))
        {
            return named;
        }

        if (teams is not [var team])
        {
            await host.Error.WriteLineAsync($"--person {named} wants --workspace too: names differ from one workspace to another.");
            return null;
        }

        return (await services.GetRequiredService<PersonFinder>().FindAsync(team, named, alsoGone: true, host.Error, cancel))?.UserId;
    }

    [GeneratedRegex("^[UWCDGT][A-Z0-9]{2,}$", RegexOptions.None, 1000)]
    private static partial Regex SlackId();
}
