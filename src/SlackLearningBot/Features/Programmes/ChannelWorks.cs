using System.Globalization;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Programmes;

/// <summary>
/// Makes the channel. A second call finds its own name taken, so what was tried before is looked for: a channel of that name which the bot itself made, and which is no other group's.
/// </summary>
internal sealed class ChannelWork(SlackClient slack, NpgsqlDataSource database, Channels channels) : ICallWork
{
    public const string KindName = "programme.channel";
    public const string NameTaken = "name_taken";

    private const string Types = "public_channel,private_channel";
    private const int PageSize = 1000;

    public string Kind => KindName;

    public string Method => "conversations.create";

    public IReadOnlyList<string> Methods => [Method, "conversations.list"];

    public static NewDelivery Of(string teamId, Guid cohort, DateTimeOffset now) => new(teamId, teamId, KindName, $"{cohort:N}", DeliveryClass.Answer, now) { Lane = Lane.Read };

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var (team, id) = (delivery.TeamId, Guid.ParseExact(delivery.Slot, "N"));
        if (await database.InTransactionAsync(transaction => ChannelStore.TryAsync(transaction, team, id, cancel), cancel) is not { } wish)
        {
            return new CallOutcome.Drop("the programme is over");
        }

        var made = await slack.ConversationsCreateAsync(workspace.Token, wish.Name, wish.IsPrivate, workspace.TeamId, cancel);
        if (made is SlackResult<Conversation>.Failed { Failure.Error: NameTaken } taken && wish.IsTried)
        {
            made = await FindOursAsync(workspace, wish, cancel) ?? taken;
        }

        switch (made)
        {
            case SlackResult<Conversation>.Ok { Value: var channel }:
                return await database.InTransactionAsync(transaction => SaveAsync(transaction, team, id, channel, wish.Name, cancel), cancel);
            case SlackResult<Conversation>.Failed { Failure: { Kind: FailureKind.Permanent, IsTokenDead: false } failure }:
                await database.InTransactionAsync(transaction => channels.RefuseAsync(transaction, team, id, failure.Error, cancel), cancel);
                return new CallOutcome.Failed(failure);
            case SlackResult<Conversation>.Failed failed:
                return new CallOutcome.Failed(failed.Failure);
            default:
                throw new InvalidOperationException("A Slack result is neither ok nor failed.");
        }
    }

    /// <summary>Null when there is none that the bot made.</summary>
    private async Task<SlackResult<Conversation>?> FindOursAsync(Workspace workspace, CohortChannel wish, CancellationToken cancel)
    {
        await foreach (var page in slack.ConversationsListAsync(workspace.Token, Types, PageSize, workspace.TeamId, cancel))
        {
            switch (page)
            {
                case SlackResult<Page<Conversation>>.Failed failed:
                    return new SlackResult<Conversation>.Failed(failed.Failure);
                case SlackResult<Page<Conversation>>.Ok { Value: var some }
                    when some.Items.FirstOrDefault(one => one.Name == wish.Name && one.Creator == workspace.BotUserId && one.IsPrivate == wish.IsPrivate) is { } ours:
                    return new SlackResult<Conversation>.Ok(ours, []);
            }
        }

        return null;
    }

    private async Task<CallOutcome> SaveAsync(NpgsqlTransaction transaction, string team, Guid id, Conversation made, string name, CancellationToken cancel)
    {
        if (await CohortStore.LockAsync(transaction, team, id, cancel) is { } cohort
            && !await channels.SaveAsync(transaction, cohort, made, name, cancel)
            && await ChannelStore.FindAsync(transaction, cohort, cancel) is { ChannelId: null })
        {
            await channels.RefuseAsync(transaction, team, id, NameTaken, cancel);
        }

        return new CallOutcome.Done();
    }
}

/// <summary>Brings the next people in, as many as Slack takes at once, and each once: who leaves the channel is left in peace, and stays in the programme.</summary>
internal sealed class ChannelInviteWork(SlackClient slack, NpgsqlDataSource database, Deliveries deliveries, Channels channels, CalendarClock calendar) : ICallWork
{
    public const string KindName = "programme.channel_invite";

    /// <summary>One place is kept for whoever opened the group.</summary>
    public const int PeopleAtOnce = SlackLimits.InvitedAtOnce - 1;

    /// <summary>What Slack says of people who cannot come, or are there already.</summary>
    private static readonly HashSet<string> AboutPeople = new(StringComparer.Ordinal)
    {
        "already_in_channel", "cant_invite", "cant_invite_self", "user_not_found", "user_disabled", "user_is_restricted", "ura_max_channels", "invitee_cant_see_channel",
        "org_user_not_in_team", "no_permission", "no_external_invite_permission", "app_cannot_join_channel",
    };

    public string Kind => KindName;

    public string Method => "conversations.invite";

    public static NewDelivery Of(string teamId, Guid cohort, DateTimeOffset now) => new(teamId, teamId, KindName, $"{cohort:N}", DeliveryClass.Answer, now) { Lane = Lane.Read };

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var (team, id) = (delivery.TeamId, Guid.ParseExact(delivery.Slot, "N"));
        if (await database.InTransactionAsync(transaction => FindPortionAsync(transaction, team, id, cancel), cancel) is not { } portion)
        {
            return new CallOutcome.Drop("the programme is over");
        }

        if (portion.Everybody.Count == 0)
        {
            await database.InTransactionAsync(transaction => NoteAsync(transaction, team, id, portion, cancel), cancel);
            return new CallOutcome.Done();
        }

        switch (await slack.ConversationsInviteAsync(workspace.Token, portion.ChannelId, portion.Everybody, cancel))
        {
            case SlackResult<SlackDone>.Failed { Failure: { Kind: FailureKind.Permanent, IsTokenDead: false } failure } when !AboutPeople.Contains(failure.Error):
                await database.InTransactionAsync(transaction => channels.RefuseAsync(transaction, team, id, failure.Error, cancel), cancel);
                return new CallOutcome.Failed(failure);
            case SlackResult<SlackDone>.Failed { Failure: { Kind: not FailureKind.Permanent } or { IsTokenDead: true } } failed:
                return new CallOutcome.Failed(failed.Failure);
            default:
                await database.InTransactionAsync(transaction => NoteAsync(transaction, team, id, portion, cancel), cancel);
                return new CallOutcome.Done();
        }
    }

    private async Task<ChannelPortion?> FindPortionAsync(NpgsqlTransaction transaction, string team, Guid id, CancellationToken cancel)
    {
        await channels.PlanLateAsync(transaction, team, id, cancel);
        return await ChannelStore.FindPortionAsync(transaction, team, id, PeopleAtOnce, calendar.Now, cancel);
    }

    private async Task NoteAsync(NpgsqlTransaction transaction, string team, Guid id, ChannelPortion portion, CancellationToken cancel)
    {
        if (await CohortStore.LockAsync(transaction, team, id, cancel) is not { } cohort)
        {
            return;
        }

        await MemberStore.NoteInChannelAsync(transaction, cohort, portion.UserIds, portion.SilentIds, cancel);
        if (portion.AuthorId is not null)
        {
            await ChannelStore.NoteAuthorAskedAsync(transaction, cohort, cancel);
        }

        if (portion.UserIds.Length == PeopleAtOnce)
        {
            await deliveries.EnqueueAgainAsync(transaction, Of(team, id, calendar.Now), cancel);
        }
    }
}

/// <summary>Says in the channel's head what it is for. Slack's refusal holds nothing up.</summary>
internal sealed class ChannelTopicWork(SlackClient slack, NpgsqlDataSource database) : ICallWork
{
    public const string KindName = "programme.channel_topic";

    public string Kind => KindName;

    public string Method => "conversations.setTopic";

    public static NewDelivery Of(Cohort cohort, string channel, DateTimeOffset now) =>
        new(cohort.TeamId, channel, KindName, $"{cohort.CohortId:N}", DeliveryClass.Answer, now) { Lane = Lane.Read };

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel) =>
        await database.InTransactionAsync(transaction => CohortStore.FindAsync(transaction, delivery.TeamId, Guid.ParseExact(delivery.Slot, "N"), cancel), cancel) is { IsRunning: true } cohort
            ? await slack.ConversationsSetTopicAsync(workspace.Token, delivery.Recipient, ChannelView.Topic(cohort), cancel) switch
            {
                SlackResult<SlackDone>.Failed failed => new CallOutcome.Failed(failed.Failure),
                _ => new CallOutcome.Done(),
            }
            : new CallOutcome.Drop("the programme is over");
}

/// <summary>What the channel is for, in it, once.</summary>
internal sealed class ChannelHelloWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "programme.channel_hello";

    public string Kind => KindName;

    public static NewDelivery Of(Cohort cohort, string channel, DateTimeOffset now) => new(cohort.TeamId, channel, KindName, $"{cohort.CohortId:N}", DeliveryClass.Answer, now);

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await CohortStore.FindAsync(transaction, delivery.TeamId, Guid.ParseExact(delivery.Slot, "N"), cancel) is { IsRunning: true } cohort
            ? new Rendering.Post(ChannelView.Hello(cohort))
            : new Rendering.Drop("the programme is over"),
        cancel);
}

/// <summary>Tells whoever opened the group that its channel cannot be made or used, and what they can do.</summary>
internal sealed class ChannelProblemWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "programme.channel_problem";

    public string Kind => KindName;

    private static readonly TimeSpan Fresh = TimeSpan.FromDays(30);

    /// <summary>Its cause is seldom a click of theirs: it may be the decent hour of a member at the other end of the world.</summary>
    public static NewDelivery Of(Cohort cohort, CohortChannel channel, DateTimeOffset now) =>
        NewDelivery.To(cohort.Author, KindName, string.Create(CultureInfo.InvariantCulture, $"{cohort.CohortId:N}:{channel.Problems}"), DeliveryClass.Nudge, now) with
        {
            Value = NudgeValue.Gathering, ExpiresAt = now + Fresh,
        };

    /// <summary>Of which group a delivery is.</summary>
    public static Guid CohortOf(string slot) => Guid.ParseExact(slot.Split(':')[0], "N");

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await CohortStore.FindAsync(transaction, delivery.TeamId, CohortOf(delivery.Slot), cancel) is { IsRunning: true } cohort
            && await ChannelStore.FindAsync(transaction, cohort, cancel) is { Problem: not null } channel
                ? new Rendering.Post(ChannelView.Refused(cohort, channel))
                : new Rendering.Drop("the programme is over"),
        cancel);
}
