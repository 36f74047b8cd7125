using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Sessions;

/// <summary>What a form about a session says, when read. Everything in it comes from a person's client.</summary>
internal static class FilledSession
{
    public static string Kind(StateValues state, Dictionary<string, string> wrong)
    {
        var kind = state.Selected(SessionForm.Kind, SessionForm.Kind);
        if (KindWords.Sessions.All(one => one.Kind != kind))
        {
            wrong[SessionForm.Kind] = "Please choose one of these.";
        }

        return kind ?? "";
    }

    /// <summary>What it is about; what is wrong is noted by its block.</summary>
    /// <param name="state">What was filled in.</param>
    /// <param name="wrong">What is wrong.</param>
    /// <param name="mayNameNobody">Somebody who left the company stays named.</param>
    public static GatheringWords Words(StateValues state, Dictionary<string, string> wrong, bool mayNameNobody = false)
    {
        var about = SessionForm.About.Read(state, wrong, mayNameNobody);
        return new GatheringWords(about.Title, about.Abstract, about.Skills, about.Hosts);
    }

    /// <summary>The dates in their order.</summary>
    public static IReadOnlyList<DateTimeOffset> Dates(StateValues state, DateTimeOffset now, Dictionary<string, string> wrong)
    {
        var dates = new List<DateTimeOffset>();
        for (var number = 0; number < SessionForm.MostDates; number++)
        {
            var field = SessionForm.Date(number);
            if (MomentField.Read(state, field, now, isWanted: number == 0, wrong) is not { } at)
            {
                continue;
            }

            if (dates.Contains(at))
            {
                wrong[field] = "This date stands above already. Please choose another one, or leave it empty.";
            }

            dates.Add(at);
        }

        return [.. dates.Order()];
    }
}
