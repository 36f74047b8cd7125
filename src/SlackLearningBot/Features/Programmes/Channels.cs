using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Programmes;

/// <summary>Owes what a group's own channel needs: that it is made, that people are brought in, and a word to its owner when Slack does not let us.</summary>
internal sealed class Channels(Deliveries deliveries, BotSettings settings, CalendarClock calendar)
{
    /// <summary>After this nobody knows any more whether the hour that somebody was planned for is still a decent one.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(30);

    /// <summary>It is to be made, or its people are to be brought in, if the group wants one.</summary>
    public async Task GoOnAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel)
    {
        if (await ChannelStore.FindAsync(transaction, cohort, cancel) is { Problem: null } channel)
        {
            await deliveries.EnqueueAgainAsync(
                transaction,
                channel.ChannelId is null ? ChannelWork.Of(cohort.TeamId, cohort.CohortId, calendar.Now) : ChannelInviteWork.Of(cohort.TeamId, cohort.CohortId, calendar.Now),
                cancel);
        }
    }

    /// <summary>The minute's question: who is to be brought into a channel now?</summary>
    public async Task OweDueAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        foreach (var (team, cohort) in await ChannelStore.FindDueAsync(transaction, calendar.Now, cancel))
        {
            await deliveries.EnqueueAgainAsync(transaction, ChannelInviteWork.Of(team, cohort, calendar.Now), cancel);
        }
    }

    /// <summary>Channels that Slack had no time for are tried again.</summary>
    public async Task OweWishedAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        foreach (var (team, cohort) in await ChannelStore.FindWishedAsync(transaction, cancel))
        {
            await deliveries.EnqueueAgainAsync(transaction, ChannelWork.Of(team, cohort, calendar.Now), cancel);
        }
    }

    /// <summary>The channel is there: it says once what it is for, and its people are brought in. False when it is another group's.</summary>
    public async Task<bool> SaveAsync(NpgsqlTransaction transaction, Cohort cohort, Conversation made, string name, CancellationToken cancel)
    {
        if (!await ChannelStore.SaveAsync(transaction, cohort, made.Id, made.Name ?? name, cancel))
        {
            return false;
        }

        var now = calendar.Now;
        await deliveries.EnqueueAsync(transaction, ChannelHelloWork.Of(cohort, made.Id, now), cancel);
        await deliveries.EnqueueAsync(transaction, ChannelTopicWork.Of(cohort, made.Id, now), cancel);
        await deliveries.EnqueueAgainAsync(transaction, ChannelInviteWork.Of(cohort.TeamId, cohort.CohortId, now), cancel);
        return true;
    }

    /// <summary>Whose decent hour passed while the channel was not there, or could not be used, is brought in at the next one.</summary>
    public async Task PlanLateAsync(NpgsqlTransaction transaction, string teamId, Guid id, CancellationToken cancel)
    {
        if (await CohortStore.LockAsync(transaction, teamId, id, cancel) is { IsRunning: true } cohort)
        {
            var late = await ChannelStore.ReadLateAsync(transaction, cohort, calendar.Now - Late, cancel);
            await MemberStore.MoveChannelAsync(
                transaction, cohort, [.. late.Select(one => (one.UserId, OfficeHours.Next(calendar.Now, one.ZoneOr(settings.DefaultZone), one.LearningDays)))], cancel);
        }
    }

    /// <summary>The session is at another time, or called off: the channel's first message says so.</summary>
    public async Task ShowAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel)
    {
        if (await ChannelStore.FindAsync(transaction, cohort, cancel) is { Problem: null, ChannelId: { } channel })
        {
            await deliveries.EnqueueAgainAsync(transaction, ChannelHelloChangeWork.Of(cohort, channel, calendar.Now), cancel);
        }
    }

    /// <summary>The programme is called otherwise: so it is in the channel's head, and in its first message. Its name stays, by which people know it.</summary>
    public async Task RenameAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel)
    {
        if (await ChannelStore.FindAsync(transaction, cohort, cancel) is { Problem: null, ChannelId: { } channel })
        {
            await deliveries.EnqueueAgainAsync(transaction, ChannelTopicWork.Of(cohort, channel, calendar.Now), cancel);
            await deliveries.EnqueueAgainAsync(transaction, ChannelHelloChangeWork.Of(cohort, channel, calendar.Now), cancel);
        }
    }

    /// <summary>Slack does not let us: whoever opened the group hears of it once, and nothing else stops. One who was erased hears nothing; the others see it with <c>/learn program</c>.</summary>
    public async Task RefuseAsync(NpgsqlTransaction transaction, string teamId, Guid id, string error, CancellationToken cancel)
    {
        if (await CohortStore.LockAsync(transaction, teamId, id, cancel) is { IsRunning: true } cohort
            && await ChannelStore.RefuseAsync(transaction, cohort, error, cancel)
            && cohort.AuthorId is ['U' or 'W', ..])
        {
            await deliveries.EnqueueAsync(
                transaction, ChannelProblemWork.Of(cohort, (await ChannelStore.FindAsync(transaction, cohort, cancel))!, calendar.Now), cancel);
        }
    }
}
