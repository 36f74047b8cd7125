using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Programmes;

/// <summary>"Make a channel…", "Another channel…": the form, for owners.</summary>
internal sealed class ChannelAction(NpgsqlDataSource database, IRoles roles, BotSettings settings) : GroupFormAction(database, roles, ChannelView.Wish)
{
    protected override async Task<ModalView?> FormAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel) =>
        await ChannelStore.FindAsync(transaction, cohort, cancel) is { } channel
            ? ChannelView.Form(cohort, new ChannelWish(channel.Name, channel.IsPrivate))
            : ChannelView.Form(cohort, ChannelWishes.Propose(cohort, isPrivate: true, await CohortStore.FindZoneAsync(transaction, cohort.Author, settings.DefaultZone, cancel)));
}

/// <summary>The form was sent: the channel is made in a moment.</summary>
internal sealed class ChannelModal(NpgsqlDataSource database, IRoles roles, ChannelWishes wishes, CalendarClock calendar) : GroupModal(database, roles, ChannelView.Callback)
{
    protected override async Task<SubmissionReply> TakeAsync(NpgsqlTransaction transaction, LearnerKey owner, Guid id, StateValues state, CancellationToken cancel)
    {
        var wish = new ChannelWish(
            ChannelNames.Tidy(state.Text(ChannelView.NameField, ChannelView.NameField) ?? ""), ChannelView.IsPrivate(state.Selected(CohortForm.OwnChannel, CohortForm.OwnChannel)) ?? true);
        if (ChannelNames.Problem(wish.Name) is { } problem)
        {
            return new SubmissionReply.Errors(new Dictionary<string, string> { [ChannelView.NameField] = problem });
        }

        if (await CohortStore.LockAsync(transaction, owner.TeamId, id, cancel) is not { IsRunning: true } cohort)
        {
            return new SubmissionReply.Update(MessageView.Of(CohortView.Gone));
        }

        await wishes.WishAsync(transaction, cohort, wish, cancel);
        return new SubmissionReply.Update(MessageView.Of(await CohortCards.RenderAsync(transaction, (await CohortStore.FindAsync(transaction, owner.TeamId, id, cancel))!, [], calendar.Now, cancel)));
    }
}

/// <summary>"Try the channel again": what stood in its way may be gone.</summary>
internal sealed class ChannelAgainAction(NpgsqlDataSource database, IRoles roles, Channels channels, CalendarClock calendar) : CohortAction(database, roles, calendar, ChannelView.Retry)
{
    protected override async Task<SlackMessage?> StepAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel)
    {
        if (cohort.IsRunning)
        {
            await ChannelStore.RetryAsync(transaction, cohort, cancel);
            await channels.GoOnAsync(transaction, cohort, cancel);
        }

        return null;
    }
}

/// <summary>Notes that a group is to have a channel, and whom to bring in.</summary>
internal sealed class ChannelWishes(Channels channels, Planning planning)
{
    /// <summary>What a channel is called when nobody says otherwise: by the day of the session where its owner is.</summary>
    public static ChannelWish Propose(Cohort cohort, bool isPrivate, string zone) =>
        new(ChannelNames.Propose(cohort.Title, cohort.SessionAt is { } at ? LocalDay.Of(at, zone) : cohort.StartsOn), isPrivate);

    /// <summary>Of a group that is under way: its people are gone through, so that each is brought in at a decent hour.</summary>
    public async Task WishAsync(NpgsqlTransaction transaction, Cohort cohort, ChannelWish wish, CancellationToken cancel)
    {
        if (await ChannelStore.WishAsync(transaction, cohort, wish, cancel))
        {
            await MemberStore.ForgetChannelAsync(transaction, cohort, cancel);
            await planning.PlanAnewAsync(transaction, cohort, cancel);
            await channels.GoOnAsync(transaction, cohort, cancel);
        }
    }
}
