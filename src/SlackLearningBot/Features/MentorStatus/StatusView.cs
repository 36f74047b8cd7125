using System.Globalization;
using SlackLearningBot.Learning.Reports;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorStatus;

/// <summary>The words of the owner's view. Numbers of small groups are not in it.</summary>
internal static class StatusView
{
    private const int MostTopics = 15;

    public static SlackMessage Message(MentorFigures figures)
    {
        Mrkdwn[] sums = [Pairs(figures.Look.Pairs), Met(figures.Met), Useful(figures.Useful), Waiting(figures.Look.Waiting)];
        return new SlackMessage(
            Mrkdwn.Of($"How mentoring goes. {Pairs(figures.Look.Pairs)}"),
            [
                new Header(new PlainText("How mentoring goes")),
                new Section(Mrkdwn.Join("\n", sums.Select(sum => Mrkdwn.Of($"• {sum}")))),
                new Section(Topics(figures.Topics).Truncate(SlackLimits.SectionText)),
                new Section(Stuck(figures.Stuck).Truncate(SlackLimits.SectionText)),
                new Context([Mrkdwn.Of(
                    $"You see that people meet, never what they say. Numbers are as of Monday {Day(figures.Look.Until)} and stand for a week; they move by {SmallGroups.Fewest} at a time, and those of fewer than {SmallGroups.Fewest} people are not told. Meetings count a week after they took place. Who is stuck is as it is now.")]),
            ]);
    }

    private static Mrkdwn Pairs(Completion pairs) => (pairs.People, pairs.Finished) switch
    {
        (null, _) => Mrkdwn.Of($"Too few mentorships are open to tell how many."),
        ({ } all, null) => Mrkdwn.Of($"About *{all} mentorships* are open."),
        ({ } all, { } going) => Mrkdwn.Of($"About *{all} mentorships* are open; {going} of them met within their rhythm, or have a meeting ahead."),
    };

    private static Mrkdwn Met(ToldSum? met) => met is null
        ? Mrkdwn.Of($"Too few people have met yet to tell how often.")
        : Mrkdwn.Of($"*{met.Times} meetings* were held in the last twelve months.");

    /// <summary>In halves: a whole number would tell of each of few what they said.</summary>
    private static Mrkdwn Useful(ToldSum? useful) => useful is null
        ? Mrkdwn.Of($"Too few people have said yet how useful it is.")
        : Mrkdwn.Of($"People find it useful with *{Halves(useful)} of 5*, in {useful.Times} answers of the last twelve months.");

    private static string Halves(ToldSum useful) => (Math.Round(2.0 * useful.Points / useful.Times, MidpointRounding.AwayFromZero) / 2).ToString("0.#", CultureInfo.InvariantCulture);

    private static Mrkdwn Waiting(int? waiting) => SmallGroups.Shown(waiting) is { } people
        ? Mrkdwn.Of($"About *{people} people* look for a mentor, and nobody of their choice has a place free.")
        : Mrkdwn.Of($"Nobody, or too few people to tell, wait for a place.");

    private static Mrkdwn Topics(IReadOnlyList<ToldTopic> topics)
    {
        List<Mrkdwn> lines =
        [
            .. topics.Where(one => SmallGroups.Shown(one.Seekers) is not null)
                .OrderByDescending(Missing)
                .ThenBy(one => one.Topic, StringComparer.Ordinal)
                .Take(MostTopics)
                .Select(Line),
        ];
        return lines.Count == 0
            ? Mrkdwn.Of($"*Where mentors are missing*\nNo topic is looked for by enough people to tell.")
            : Mrkdwn.Of($"*Where mentors are missing*\n{Mrkdwn.Join("\n", lines)}");
    }

    private static int Missing(ToldTopic topic) => topic.Seekers!.Value - (SmallGroups.Shown(topic.Mentors) ?? 0);

    private static Mrkdwn Line(ToldTopic topic) => SmallGroups.Shown(topic.Mentors) is { } mentors
        ? Mrkdwn.Of($"{(Missing(topic) > 0 ? "⚠️" : "•")} *{topic.Topic}*: about {topic.Seekers} people look for it, about {mentors} mentors have a place free")
        : Mrkdwn.Of($"⚠️ *{topic.Topic}*: about {topic.Seekers} people look for it, fewer than {SmallGroups.Fewest} mentors have a place free");

    private static Mrkdwn Stuck(IReadOnlyList<StuckPair> stuck)
    {
        if (stuck.Count == 0)
        {
            return Mrkdwn.Of($"*Stuck*\nNobody: who has agreed to meet has met within their rhythm, or has a meeting ahead.");
        }

        var lines = stuck.Take(FactStore.MostStuck).Select(pair => Mrkdwn.Of($"• {People(pair.UserIds)}: {(pair.HasMet ? "no meeting since" : "no meeting yet, agreed on")} {Day(pair.Since)}"));
        var more = stuck.Count > FactStore.MostStuck ? Mrkdwn.Of($"\nThese are the first {FactStore.MostStuck}; there are more.") : Mrkdwn.Empty;
        return Mrkdwn.Of($"*Stuck*\n{Mrkdwn.Join("\n", lines)}{more}");
    }

    private static Mrkdwn People(string[] users) => Mrkdwn.Join(", ", users.Select(user => Mrkdwn.Of($"{new SlackUser(user)}")));

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
