using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Health;

/// <summary><c>/learn questions TRACK</c>: how a track's questions fare; alone those of all tracks that should be looked at, as of this week.</summary>
internal sealed class QuestionsCommand(FigureStore figures, ToldFigures told, FlagStore flags) : ISubcommand
{
    public string Path => "questions";

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help { get; } = [new("questions [TRACK]", "which questions should be looked at, and why")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var teamId = call.Learner.TeamId;
        if (call.Words.Trim().Length == 0)
        {
            return HealthView.All(await flags.ReadAsync(teamId, null, cancel));
        }

        return TrackMatch.Find(call.Words, await figures.ReadTracksAsync(teamId, cancel)) switch
        {
            TrackMatch.Exact exact => HealthView.Track(exact.Track, await ReadAsync(teamId, exact.Track.TrackId, cancel)),
            TrackMatch.Near near => HealthView.NotFound(call.Words, near.Tracks),
            TrackMatch.Ambiguous several => HealthView.NotFound(call.Words, several.Tracks),
            _ => HealthView.NotFound(call.Words, []),
        };
    }

    /// <summary>What was found this week is said of a question, too, while the figures that are told still stand as they were.</summary>
    private async Task<IReadOnlyList<QuestionRecord>> ReadAsync(string teamId, string trackId, CancellationToken cancel)
    {
        var found = (await flags.ReadAsync(teamId, null, cancel)).ToLookup(one => (one.QuestionId, one.QuestionVersion));
        return [.. (await told.ReadAsync(teamId, trackId, cancel)).Select(one => one with { Found = [.. found[(one.QuestionId, one.Version)].SelectMany(flag => flag.Known)] })];
    }
}
