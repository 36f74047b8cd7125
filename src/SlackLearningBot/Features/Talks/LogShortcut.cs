using System.Text.RegularExpressions;
using SlackLearningBot.Blocks;
using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Talks;

/// <summary>"Log this as a talk" on a message: the form, with what the message says of it. Nothing is kept before it is sent.</summary>
internal sealed partial class LogShortcut(TalkDesk desk) : IMessageShortcutHandler
{
    public const string Callback = "talk.from_message";

    public string CallbackId => Callback;

    public async Task<CommandReply> HandleAsync(MessageAction action, CancellationToken cancel)
    {
        var person = TalkDesk.Person(action.Actor);
        var speaker = action.Message is { BotId: null, UserId: ['U' or 'W', ..] author } ? author : person.UserId;
        return new CommandReply.OpenView(TalkForm.ForLog(speaker, await desk.TodayAsync(person, cancel), TitleOf(action.Message.Text), LinkOf(action.Message.Text)));
    }

    /// <summary>The first line that has words, without Slack's markup (https://docs.slack.dev/messaging/formatting-message-text).</summary>
    internal static string TitleOf(string text) =>
        text.Replace("\0", "", StringComparison.Ordinal).Split('\n')
            .Select(line => SlackText.Unescape(Markup().Replace(line, match => match.Groups["label"].Value)))
            .Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('*', '_', '~', '`', ' '))
            .Where(line => line.Length > 0)
            .Select(line => Excerpt.OfWords(line, AboutFields.LongestTitle))
            .FirstOrDefault() ?? "";

    /// <summary>The first address, which may be the recording; null when there is none.</summary>
    internal static string? LinkOf(string text) =>
        Markup().Matches(text).Select(match => SafeUrl.Of(SlackText.Unescape(match.Groups["target"].Value), null)).FirstOrDefault(url => url?.StartsWith("http", StringComparison.Ordinal) is true);

    [GeneratedRegex(@"<(?<target>[^<>|]*)(?:\|(?<label>[^<>]*))?>", RegexOptions.None, 1000)]
    private static partial Regex Markup();
}
