using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary><c>/mentor find WORDS</c>: who could help, the best first.</summary>
internal sealed class FindCommand(NpgsqlDataSource database, MentorFinder finder, CalendarClock calendar) : ISubcommand
{
    public string Command => SlashCommands.Mentor;

    public string Path => "find";

    public IReadOnlyList<HelpLine> Help { get; } =
    [
        new("find public speaking", "who can help with it; without words: with what your profile says you want to reach"),
        new("find reverse kubernetes", "the same as a reverse mentor; also peer, group and flash (one talk)"),
    ];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var (kind, words) = KindWords.Read(call.Words);
        await using var connection = await database.OpenConnectionAsync(cancel);
        var answer = await finder.SearchAsync(connection, call.Learner, kind, words, FindView.Most, cancel);
        var groups = kind == MentorshipKind.Group
            ? await CandidateStore.ReadGroupsAsync(connection, call.Learner, [.. answer.Found.Select(one => one.Mentor.Key)], DateOnly.FromDateTime(calendar.Now.UtcDateTime), cancel)
            : new Dictionary<string, int>();
        return FindView.Found(words, kind, answer, groups);
    }
}

/// <summary>"Ask": the sentence to the mentor, and who is asked next.</summary>
internal sealed class AskAction : IActionHandler<FoundValue>, IOpensView
{
    public string Name => FindView.Ask;

    public JsonTypeInfo<FoundValue> ValueType => AsksJson.Default.FoundValue;

    public int ValueVersion => AsksJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, FoundValue value, CancellationToken cancel) =>
        Task.FromResult<ActionReply>(new ActionReply.OpenView(AskForm.Render(value)));
}
