using SlackLearningBot.Blocks;
using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Talks;

/// <summary>What a form about a talk says, when read. Everything in it comes from a person's client.</summary>
internal static class FilledTalk
{
    /// <summary>What it is about; what is wrong is noted by its block.</summary>
    /// <param name="state">What was filled in.</param>
    /// <param name="wrong">What is wrong.</param>
    /// <param name="mayNameNobody">Somebody who left the company stays named.</param>
    public static GatheringWords Words(StateValues state, Dictionary<string, string> wrong, bool mayNameNobody = false)
    {
        var about = TalkForm.About.Read(state, wrong, mayNameNobody);
        return new GatheringWords(about.Title, about.Abstract, about.Skills, about.Hosts);
    }

    /// <summary>When they would like it.</summary>
    public static string Wished(StateValues state) => Excerpt.Of(FormText.Line(state, TalkForm.Wished), TalkForm.LongestWish);

    /// <summary>The day it was held.</summary>
    public static DateOnly? Day(StateValues state, DateOnly today, Dictionary<string, string> wrong)
    {
        var day = state.Date(TalkForm.Day, TalkForm.Day);
        if (day is null || day > today || day.Value.Year < 1990)
        {
            wrong[TalkForm.Day] = day is null ? "Please choose a day." : day > today ? "This day is still to come. `/talk propose` is for talks that were not held yet." : "That is too long ago.";
        }

        return day;
    }

    /// <summary>What is left of it.</summary>
    public static TalkLog Log(StateValues state, Dictionary<string, string> wrong) => new(
        Address(state, TalkForm.Recording, wrong),
        Address(state, TalkForm.Slides, wrong),
        [
            .. Enumerable.Range(0, TalkLog.MostTakeAways)
                .Select(number => Excerpt.Of(FormText.Line(state, TalkForm.TakeAway(number)), TalkLog.LongestTakeAway))
                .Where(line => line.Length > 0),
        ]);

    private static string? Address(StateValues state, string field, Dictionary<string, string> wrong)
    {
        var text = FormText.Lines(state, field);
        if (text.Length == 0)
        {
            return null;
        }

        var address = SafeUrl.Of(text, null);
        var length = Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri.AbsoluteUri.Length : text.Length;
        if (length > TalkLog.LongestAddress)
        {
            wrong[field] = $"This has {length} characters, and an address at most {TalkLog.LongestAddress}.";
        }
        else if (address is null || !address.StartsWith("http", StringComparison.Ordinal))
        {
            wrong[field] = "Please write an address that begins with https://.";
        }

        return address;
    }

    /// <summary>Why it is not wanted; may be empty.</summary>
    public static string Reason(StateValues state) => Excerpt.Of(FormText.Lines(state, DeclineForm.Reason), DeclineForm.LongestReason);
}
