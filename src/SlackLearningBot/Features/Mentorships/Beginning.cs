using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>They agreed: it is kept, and their conversation is owed.</summary>
internal sealed class Beginning(Deliveries deliveries, Tending tending, Joining joining, IHomeWishes homes, BotSettings settings) : IMentorships
{
    private const int LongestGoal = 1000;
    private const int EveryDays = 14;
    private const int Minutes = 45;
    private const int FlashMinutes = 30;

    /// <summary>Half a year, unless they choose otherwise: long enough for a dozen meetings, short enough to look back.</summary>
    private const int Weeks = 26;

    public async Task<Guid> BeginAsync(NpgsqlTransaction transaction, NewMentorship mentorship, CancellationToken cancel)
    {
        var (team, now) = (mentorship.TeamId, mentorship.BeganAt);
        if (mentorship is { Kind: Kinds.Group, RoundId: null, MentorIds: [var mentor], MenteeIds: [var mentee] } && mentor != mentee
            && await joining.TryJoinAsync(transaction, new LearnerKey(team, mentor), new LearnerKey(team, mentee), Excerpt.Of(mentorship.Goal, LongestGoal), cancel) is { } joined)
        {
            return joined;
        }

        var members = MembersOf(mentorship);
        var isFlash = mentorship.Kind == Kinds.Flash;
        var one = new Mentorship
        {
            TeamId = team,
            MentorshipId = Guid.CreateVersion7(now),
            Kind = mentorship.Kind,
            BeganAt = now,
            EveryDays = EveryDays,
            Minutes = isFlash ? FlashMinutes : Minutes,
            EndsOn = isFlash ? null : mentorship.EndsOn ?? LocalDay.Of(now, settings.DefaultZone).AddDays(Weeks * 7),
        };
        await MentorshipStore.AddAsync(transaction, one, mentorship.RoundId, cancel);
        await MemberStore.AddAsync(transaction, team, one.MentorshipId, members, cancel);
        await tending.PlanAsync(transaction, one.MentorshipId, team, cancel);
        foreach (var member in members)
        {
            // Their zone decides which times are proposed.
            await deliveries.EnqueueAgainAsync(transaction, Asked.Person(new LearnerKey(team, member.UserId), now), cancel);
        }

        await deliveries.EnqueueAsync(transaction, OpenWork.Of(one, now), cancel);
        await homes.RefreshAsync(transaction, [.. members.Select(member => new LearnerKey(team, member.UserId))], cancel);
        return one.MentorshipId;
    }

    private static List<Member> MembersOf(NewMentorship mentorship)
    {
        var goal = Excerpt.Of(mentorship.Goal, LongestGoal);
        var members = mentorship.MentorIds.Select(id => new Member { UserId = id, Part = Parts.Mentor }).ToList();
        var part = mentorship.Kind == Kinds.Peer ? Parts.Peer : Parts.Mentee;
        members.AddRange(mentorship.MenteeIds.Index().Select(mentee => new Member { UserId = mentee.Item, Part = part, Goal = mentee.Index == 0 ? goal : "" }));
        return members.Count < 2 || members.Select(member => member.UserId).Distinct().Count() < members.Count
            ? throw new ArgumentException($"Found {members.Count} people, expected at least two, each once.", nameof(mentorship))
            : members;
    }
}
