using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>A mentorship with its people and its newest meeting.</summary>
/// <param name="Facts">What was agreed.</param>
/// <param name="Everybody">Who takes or took part, the mentor first.</param>
/// <param name="Newest">The meeting with the highest number; null when none was agreed yet.</param>
/// <param name="Held">How often they met.</param>
internal sealed record Pairing(Mentorship Facts, IReadOnlyList<Member> Everybody, MeetUp? Newest, int Held)
{
    public Guid Id => Facts.MentorshipId;

    /// <summary>Those who did not leave; the mentor first.</summary>
    public IReadOnlyList<Member> Members { get; } = [.. Everybody.Where(one => one.LeftAt is null)];

    public IReadOnlyList<LearnerKey> People => [.. Members.Select(one => new LearnerKey(Facts.TeamId, one.UserId))];

    public MeetUp? Ahead => Newest is { IsAhead: true } ? Newest : null;

    /// <summary>The number of the meeting that is agreed or talked about.</summary>
    public int NextNumber => Newest switch { null => 1, { IsAhead: true } => Newest.Number, _ => Newest.Number + 1 };

    /// <summary>What is to be reached, in somebody's own words; empty when nobody said it.</summary>
    public string Goal => Members.FirstOrDefault(one => one.Goal.Length > 0)?.Goal ?? "";

    public Member? Find(string userId) => Members.FirstOrDefault(one => one.UserId == userId);

    public IReadOnlyList<Member> OthersThan(string userId) => [.. Members.Where(one => one.UserId != userId)];

    /// <summary>Whose calendar its days are counted by: the mentor's, of peers the first one's.</summary>
    public string ZoneOr(string fallback) => Members.Count > 0 ? Hours.ZoneOf(Members[0], fallback) : fallback;
}
