using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>What others see of a person who gives or looks for mentoring.</summary>
internal static class MentorCard
{
    /// <summary>Of what they say about themselves.</summary>
    private const int BioLines = 3;

    private const int MostTopics = 8;

    /// <summary>Who they are, what they do, three lines of their own, what they help with, and how much room they have.</summary>
    /// <param name="profile">Theirs; its key is their Slack id.</param>
    /// <param name="accessory">What stands beside it.</param>
    public static Section Render(MentoringProfile profile, Element? accessory = null) => new(Text(profile), Accessory: accessory);

    public static Mrkdwn Text(MentoringProfile profile)
    {
        var lines = new List<Mrkdwn> { Mrkdwn.Of($"*{new SlackUser(profile.Key)}*{(profile.ShowsMentor ? " 🏅 Mentor" : "")}") + WhatTheyDo(profile) };
        if (Bio(profile.Bio) is { Length: > 0 } bio)
        {
            lines.Add(Mrkdwn.Of($"{bio}"));
        }

        if (profile.Gives.Count > 0)
        {
            lines.Add(Mrkdwn.Of($"*Helps with* {Topics(profile.Gives)}"));
        }

        if (Facts(profile) is { Length: > 0 } facts)
        {
            lines.Add(Mrkdwn.Of($"{facts}"));
        }

        return Mrkdwn.Join("\n", lines).Truncate(SlackLimits.SectionText);
    }

    private static Mrkdwn WhatTheyDo(MentoringProfile profile)
    {
        string[] parts = [.. new[] { profile.Role, profile.Team, profile.Site }.Where(part => part is not null).Select(part => part!)];
        return parts.Length == 0 ? Mrkdwn.Empty : Mrkdwn.Of($" · {string.Join(" · ", parts)}");
    }

    private static string Bio(string bio)
    {
        var lines = bio.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length <= BioLines ? string.Join('\n', lines) : string.Join('\n', lines.Take(BioLines)) + " …";
    }

    private static string Facts(MentoringProfile profile)
    {
        var parts = new List<string>();
        if (profile.Languages.Count > 0)
        {
            parts.Add($"speaks {string.Join(", ", profile.Languages)}");
        }

        if (profile.Formats.Count > 0)
        {
            parts.Add($"meets {string.Join(" or ", profile.Formats.Order().Select(Words))}");
        }

        if (profile.Capacity.PlacesFor(MentorshipKind.Classic) is var people and > 0)
        {
            var taken = profile.Capacity.Taken;
            parts.Add(taken >= people ? "no place free at the moment" : $"{people - taken} of {people} {(people == 1 ? "place" : "places")} free");
        }

        var sentence = string.Join(" · ", parts);
        return sentence.Length == 0 ? "" : char.ToUpperInvariant(sentence[0]) + sentence[1..];
    }

    private static string Topics(IReadOnlyList<string> topics) => topics.Count <= MostTopics
        ? string.Join(", ", topics)
        : $"{string.Join(", ", topics.Take(MostTopics))} and {topics.Count - MostTopics} more";

    private static string Words(MeetingFormat format) => format switch
    {
        MeetingFormat.Video => "by video",
        MeetingFormat.InPerson => "in person",
        MeetingFormat.Voice => "by phone or huddle",
        _ => "in writing",
    };
}
