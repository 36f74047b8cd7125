using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Authoring;

/// <summary>"Turn this into a lesson" on a message: its author is asked, unless it is the author who wishes it.</summary>
internal sealed class WishShortcut(NpgsqlDataSource database, WishStore wishes, OwnerList owners, WishNews news, Deliveries deliveries, CalendarClock calendar) : IMessageShortcutHandler
{
    private static readonly string?[] WrittenByPeople = [null, "file_share", "thread_broadcast", "me_message"];

    public string CallbackId => WishView.Callback;

    public async Task<CommandReply> HandleAsync(MessageAction action, CancellationToken cancel)
    {
        var message = action.Message;
        var team = action.Actor.TeamId!;
        if (message.BotId is not null || message.UserId is not { Length: > 0 } author || !WrittenByPeople.Contains(message.Subtype) || action.ChannelId is not { } channel || message.Ts.Length == 0)
        {
            return WishView.NotAPerson;
        }

        if (HomeOf(action) is { } home && home != team)
        {
            return WishView.External;
        }

        if (await wishes.IsAwayAsync(new LearnerKey(team, author), cancel))
        {
            return WishView.Away;
        }

        var names = await wishes.ReadNamesAsync(team, MessageMarkdown.MentionsIn(message.Json), cancel);
        if (new MessageMarkdown(names).Of(message.Json) is not { Length: > 0 } text)
        {
            return WishView.NoText;
        }

        if ((await owners.ReadAsync(team, cancel)).Count == 0)
        {
            return WishView.NoOwner;
        }

        var isOwn = author == action.Actor.UserId;
        var wish = new Wish
        {
            TeamId = team, WishId = Guid.CreateVersion7(calendar.Now), UserId = action.Actor.UserId, AuthorId = author, Channel = channel, Text = text,
            State = isOwn ? WishState.Named : WishState.Asked,
        };
        var isNew = await database.InTransactionAsync(transaction => AddAsync(transaction, wish, channel, message.Ts, cancel), cancel);
        return !isNew ? WishView.Already : isOwn ? WishView.OwnGoesOn : WishView.AuthorIsAsked(author);
    }

    private async Task<bool> AddAsync(NpgsqlTransaction transaction, Wish wish, string channel, string ts, CancellationToken cancel)
    {
        if (!await WishStore.AddAsync(transaction, wish, channel, ts, calendar.Now, cancel))
        {
            return false;
        }

        if (wish.State == WishState.Named)
        {
            await news.OfferAsync(transaction, wish, cancel);
        }
        else
        {
            await deliveries.EnqueueAsync(transaction, WishNews.Ask(wish, calendar.Now), cancel);
        }

        return true;
    }

    /// <summary>In a channel shared with another company a message says where its author belongs.</summary>
    private static string? HomeOf(MessageAction action) => TextOf(action, "user_team") ?? TextOf(action, "source_team") ?? TextOf(action, "team");

    private static string? TextOf(MessageAction action, string name) =>
        action.Message.Json.TryGetProperty(name, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
