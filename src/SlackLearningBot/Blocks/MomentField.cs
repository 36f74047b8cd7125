using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Blocks;

/// <summary>A day and an hour that are still to come, as a form says them.</summary>
internal static class MomentField
{
    private static readonly TimeSpan Latest = TimeSpan.FromDays(366);

    /// <summary>Null when there is none, or it is wrong, which is noted by its block.</summary>
    public static DateTimeOffset? Read(StateValues state, string field, DateTimeOffset now, bool isWanted, Dictionary<string, string> wrong)
    {
        var at = state.DateTime(field, field);
        if (at is null && isWanted)
        {
            wrong[field] = "Please choose a day and an hour.";
        }
        else if (at <= now)
        {
            wrong[field] = "That is over already. Please choose a moment that is still to come.";
        }
        else if (at > now + Latest)
        {
            wrong[field] = "That is more than a year from now. Please choose a nearer day.";
        }

        return wrong.ContainsKey(field) ? null : at;
    }
}
