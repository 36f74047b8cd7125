using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Talks;

/// <summary><c>/talk propose</c>: the form.</summary>
internal sealed class ProposeCommand : ISubcommand, IOpensView
{
    public string Command => SlashCommands.Talk;

    public string Path => "propose";

    public IReadOnlyList<HelpLine> Help { get; } = [new("propose", "propose a talk of yours or of a colleague's")];

    public Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) =>
        Task.FromResult<CommandReply>(new CommandReply.OpenView(TalkForm.ForProposal(call.Learner.UserId)));
}

/// <summary><c>/talk log</c>: the form for a talk that was held already.</summary>
internal sealed class LogCommand(TalkDesk desk) : ISubcommand, IOpensView
{
    public string Command => SlashCommands.Talk;

    public string Path => "log";

    public IReadOnlyList<HelpLine> Help { get; } = [new("log", "note down a talk that was held: when, who, recording, slides, three take-aways")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) =>
        new CommandReply.OpenView(TalkForm.ForLog(call.Learner.UserId, await desk.TodayAsync(call.Learner, cancel)));
}

/// <summary><c>/talk list</c>: what comes, what was, what waits for a date.</summary>
internal sealed class ListCommand(NpgsqlDataSource database, CalendarClock calendar) : ISubcommand
{
    public string Command => SlashCommands.Talk;

    public string Path => "list";

    public IReadOnlyList<HelpLine> Help { get; } = [new("list", "see which talks come, and which were held lately")];

    public Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) => database.InTransactionAsync<CommandReply>(
        async transaction =>
        {
            var parts = new List<(TalkPart, IReadOnlyList<Talk>)>();
            foreach (var part in TalkPart.All)
            {
                parts.Add((part, await part.ReadAsync(transaction, call.Learner, calendar.Now, TalkPart.Most + 1, 0, cancel)));
            }

            return TalkListView.All(parts);
        },
        cancel);
}

/// <summary><c>/talk find WORDS</c>.</summary>
internal sealed class FindCommand(NpgsqlDataSource database) : ISubcommand
{
    public const int Most = 8;

    private const int LongestQuestion = 150;

    public string Command => SlashCommands.Talk;

    public string Path => "find";

    public IReadOnlyList<HelpLine> Help { get; } = [new("find WORDS", "find talks by what they are about, or by who spoke")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var words = string.Join(' ', call.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length switch
        {
            0 => TalkView.Usage,
            > LongestQuestion => TalkView.TooLong,
            _ => TalkView.Found(words, await database.InTransactionAsync(transaction => TalkReads.SearchAsync(transaction, call.Learner.TeamId, words, Most + 1, 0, cancel), cancel)),
        };
    }
}

/// <summary><c>/talk mine</c>: those at which one speaks, those one proposed, and those one was at.</summary>
internal sealed class MineCommand(NpgsqlDataSource database, CalendarClock calendar) : ISubcommand
{
    private const int Most = 15;

    public string Command => SlashCommands.Talk;

    public string Path => "mine";

    public IReadOnlyList<HelpLine> Help { get; } = [new("mine", "see and change your own talks, and see those you were at")];

    public Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) => database.InTransactionAsync<CommandReply>(
        async transaction => TalkView.Mine(
            await TalkReads.ReadHostedAsync(transaction, call.Learner, Most, cancel),
            await TalkPart.Attended.ReadAsync(transaction, call.Learner, calendar.Now, TalkPart.Most + 1, 0, cancel)),
        cancel);
}
