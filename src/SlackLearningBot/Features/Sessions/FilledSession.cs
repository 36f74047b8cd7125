using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Learning.Mentoring.People;
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
        var title = Line(state, SessionForm.Title);
        if (title.Length is 0 or > SessionForm.LongestTitle)
        {
            wrong[SessionForm.Title] = title.Length == 0 ? "Please give it a title." : $"This has {title.Length} characters, and a title at most {SessionForm.LongestTitle}.";
        }

        var about = Text(state, SessionForm.Abstract);
        if (about.Length > SessionForm.LongestAbstract)
        {
            wrong[SessionForm.Abstract] = $"This has {about.Length} characters, and at most {SessionForm.LongestAbstract} fit.";
        }

        var skills = TopicList.Read(Text(state, SessionForm.Skills));
        if (TopicList.Problem(skills) is { } problem)
        {
            wrong[SessionForm.Skills] = problem;
        }

        var trainers = People(state, SessionForm.Trainers);
        if (trainers.Count > SessionForm.MostTrainers || (trainers.Count == 0 && !mayNameNobody))
        {
            wrong[SessionForm.Trainers] = trainers.Count == 0 ? "Please choose who teaches it." : $"Please choose at most {SessionForm.MostTrainers} people.";
        }

        return new GatheringWords(title, about, skills, trainers);
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

    public static IReadOnlyList<string> People(StateValues state, string field) => [.. state.Users(field, field).Where(IsId).Distinct()];

    private static string Line(StateValues state, string field) => string.Join(' ', Text(state, field).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>PostgreSQL takes no NUL, and nobody means white space at the ends.</summary>
    private static string Text(StateValues state, string field) => (state.Text(field, field) ?? "").Replace("\0", "", StringComparison.Ordinal).Trim();

    private static bool IsId(string id) => id is ['U' or 'W', ..] && id.Length <= 31 && id.All(char.IsAsciiLetterOrDigit);
}
