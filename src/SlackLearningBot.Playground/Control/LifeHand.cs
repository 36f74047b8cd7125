using System.Text.RegularExpressions;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>What a person does about themselves and under messages: status, silence, presence, reactions.</summary>
internal sealed partial class LifeHand(Wiring wiring, Workspace workspace, string user)
{
    public const int LongestSnoozeMinutes = 30 * 24 * 60;

    /// <summary>Sets the status, or with neither words nor emoji clears it.</summary>
    public Task<HandResult> SetStatusAsync(string text, string emoji, DateTimeOffset? until, CancellationToken cancel)
    {
        if (text.Length > PersonStatus.MostCharacters)
        {
            return Refused("too_long", $"A status has at most {PersonStatus.MostCharacters} characters; this one has {text.Length}.");
        }

        if (emoji.Length > 0 && !Emoji().IsMatch(emoji))
        {
            return Refused("invalid_emoji", $"'{emoji}' is not an emoji's name; write :palm_tree:.");
        }

        var status = text.Length + emoji.Length == 0 ? PersonStatus.None : new PersonStatus(text, emoji, until);
        return DoAsync(me => wiring.Happenings.People.SetStatus(workspace, me, status), cancel);
    }

    /// <summary>Pauses notifications for as many minutes; 0 ends the pause.</summary>
    public Task<HandResult> SnoozeAsync(int minutes, CancellationToken cancel) => minutes is < 0 or > LongestSnoozeMinutes
        ? Refused("too_long", $"Notifications pause for 0 to {LongestSnoozeMinutes} minutes (30 days); these are {minutes}.")
        : DoAsync(me => wiring.Happenings.People.Snooze(workspace, me, minutes == 0 ? null : workspace.Now.AddMinutes(minutes)), cancel);

    public Task<HandResult> SetQuietHoursAsync(QuietHours? hours, CancellationToken cancel) =>
        DoAsync(me => wiring.Happenings.People.SetQuietHours(workspace, me, hours), cancel);

    public Task<HandResult> SetAwayAsync(bool away, CancellationToken cancel) => DoAsync(
        me =>
        {
            wiring.Happenings.People.SetAway(workspace, me, away);
            return Task.CompletedTask;
        },
        cancel);

    /// <summary>Puts an emoji under a message, or takes it back.</summary>
    public async Task<HandResult> ReactAsync(string ts, string? channelId, string name, bool take, CancellationToken cancel)
    {
        var emoji = name.Trim(':');
        if (!Emoji().IsMatch($":{emoji}:"))
        {
            return HandResult.Refused("invalid_emoji", $"'{name}' is not an emoji's name; write tada or +1.");
        }

        Task told;
        lock (workspace.Gate)
        {
            if (ClickHand.Locate(workspace, user, ts, channelId) is not Spot.InMessage { Message: { EphemeralTo: null } message, Channel: var channel })
            {
                return HandResult.Refused("message_not_found", "That message is not there any more, or only you see it.");
            }

            if (!take && (message.Reactions.By(user) >= Reactions.MostByOne || (message.Reactions.Find(emoji) is null && message.Reactions.All.Count >= Reactions.MostEmoji)))
            {
                return HandResult.Refused("too_many_reactions", "That message has as many reactions as Slack allows.");
            }

            told = take
                ? wiring.Happenings.People.Unreact(workspace, channel, message, emoji, user)
                : wiring.Happenings.People.React(workspace, channel, message, emoji, user);
        }

        await told.WaitAsync(cancel);
        return new HandResult();
    }

    private async Task<HandResult> DoAsync(Func<Person, Task> act, CancellationToken cancel)
    {
        Task told;
        lock (workspace.Gate)
        {
            told = act(workspace.Person(user));
        }

        await told.WaitAsync(cancel);
        return new HandResult();
    }

    private static Task<HandResult> Refused(string error, string message) => Task.FromResult(HandResult.Refused(error, message));

    [GeneratedRegex("^:[a-z0-9_+'-]{1,100}:$", RegexOptions.None, 1000)]
    private static partial Regex Emoji();
}
