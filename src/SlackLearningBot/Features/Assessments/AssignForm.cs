using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Assessments;

/// <summary>What an owner filled in to give an assessment.</summary>
internal sealed record AssignWish(Guid Assessment, IReadOnlyList<string> People, string? Channel, string? Group, string? Track, DateTimeOffset Deadline)
{
    private const int LongestGroup = 80;
    private static readonly TimeSpan Soonest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Latest = TimeSpan.FromDays(366);

    public Audience Audience => new(People.Count, Channel is null ? [] : [Channel], Group is null ? [] : [Group]);

    /// <summary>Null with what is wrong, by block. Everything comes from a person's client.</summary>
    public static AssignWish? Read(StateValues state, IReadOnlySet<Guid> assessments, IReadOnlySet<string> tracks, DateTimeOffset now, Dictionary<string, string> wrong)
    {
        if (!Guid.TryParse(state.Selected(AssignView.Which, AssignView.Which), out var assessment) || !assessments.Contains(assessment))
        {
            wrong[AssignView.Which] = "Choose one of the assessments.";
        }

        List<string> people = [.. state.Users(AssignView.People, AssignView.People).Where(IsId).Distinct()];
        var channel = state.Conversation(AssignView.Channel, AssignView.Channel);
        if (channel is not null && channel is not ['C' or 'G', ..])
        {
            wrong[AssignView.Channel] = "This is a conversation between people. Choose a channel, or name the people above.";
        }

        var group = (state.Text(AssignView.Group, AssignView.Group) ?? "").Replace("\0", "", StringComparison.Ordinal).Trim().TrimStart('@');
        if (group.Length > LongestGroup || group.Any(letter => char.IsWhiteSpace(letter) || letter is ',' or '@' or '<' or '>'))
        {
            wrong[AssignView.Group] = "Write the handle of one group, such as @backend.";
        }

        var track = state.Selected(AssignView.Track, AssignView.Track);
        if (track is not null && !tracks.Contains(track))
        {
            wrong[AssignView.Track] = "This track is not there any more. Choose another.";
        }

        if (people.Count == 0 && channel is null && group.Length == 0 && track is null)
        {
            wrong[AssignView.People] = "Nobody is chosen yet. Choose people, a channel, a group or a track.";
        }

        var deadline = state.DateTime(AssignView.Deadline, AssignView.Deadline);
        if (Complaint(deadline, now) is { } complaint)
        {
            wrong[AssignView.Deadline] = complaint;
        }

        return wrong.Count > 0 ? null : new AssignWish(assessment, people, channel, group.Length == 0 ? null : group, track, deadline!.Value);
    }

    private static string? Complaint(DateTimeOffset? deadline, DateTimeOffset now) => deadline switch
    {
        null => "Choose a day and an hour.",
        { } at when at <= now => "That is in the past. Choose a moment that is still to come.",
        { } at when at < now + Soonest => "That is less than an hour from now. Leave people more time.",
        { } at when at > now + Latest => "That is more than a year from now. Choose a nearer day.",
        _ => null,
    };

    private static bool IsId(string id) => id is ['U' or 'W', ..] && id.Length <= 31 && id.All(char.IsAsciiLetterOrDigit);
}
