using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Digest;

/// <summary><c>/learn digest</c>: the week as it stands; <c>off</c> and <c>on</c> say whether it comes by itself.</summary>
internal sealed class DigestCommand(WeekNotes notes, DigestWish wish) : ISubcommand
{
    public string Path => "digest";

    public IReadOnlyList<HelpLine> Help { get; } = [new("digest", "your week, now"), new("digest off", "no weekly note; `on` brings it back")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        switch (call.Words.Trim().ToLowerInvariant())
        {
            case "off":
                return await wish.ChangeAsync(call.Learner, isWanted: false, cancel);
            case "on":
                return await wish.ChangeAsync(call.Learner, isWanted: true, cancel);
            case "":
                var read = await notes.ReadAsync(call.Learner.TeamId, [call.Learner.UserId], cancel);
                return read.TryGetValue(call.Learner.UserId, out var note) ? DigestView.Note(note) : DigestView.NotLearning;
            default:
                return DigestView.NotUnderstood(call.Words);
        }
    }
}
