using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Programmes;

/// <summary>Goes through the people of the workspace's groups that are to be planned. Who is left stands in their own rows, so that a walk that broke off goes on there.</summary>
internal sealed class PlanWalk(NpgsqlDataSource database, Deliveries deliveries, Planning planning, CalendarClock calendar) : WalkWork(database, deliveries, calendar)
{
    private const string KindName = "programme.walk";

    public override string Kind => KindName;

    public static NewDelivery Of(string teamId, DateTimeOffset now) => Start(teamId, KindName, now);

    /// <summary>Answers which group it was at.</summary>
    protected override async Task<string?> WalkAsync(NpgsqlTransaction transaction, string teamId, string after, CancellationToken cancel)
    {
        if (await CohortStore.LockNextWalkingAsync(transaction, teamId, cancel) is not { } cohort)
        {
            return null;
        }

        if (!await planning.PlanSomeAsync(transaction, cohort, cancel))
        {
            await CohortStore.SaveWalkingAsync(transaction, cohort, false, cancel);
        }

        return $"{cohort.CohortId}";
    }
}

/// <summary>Plans the steps of a group's people, some at a time; done twice it changes nothing.</summary>
internal sealed class Planning(
    Deliveries deliveries, Greetings greetings, Sessions sessions, Channels channels, Endings endings, IAssessments assessments, IHomeWishes homes, BotSettings settings, CalendarClock calendar)
{
    public const int PeopleAtOnce = 500;

    /// <summary>The group begins: its people are planned at once, as work of the outbox.</summary>
    public async Task BeginAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel)
    {
        await MemberStore.DropUnwantedAsync(transaction, cohort, cancel);
        await CohortStore.SaveStateAsync(transaction, cohort, CohortStates.Running, cancel);
        await GoOnAsync(transaction, cohort, cancel);
        await channels.GoOnAsync(transaction, cohort, cancel);
    }

    /// <summary>More people join a group that is under way. False when it is not any more.</summary>
    public async Task<bool> JoinAsync(NpgsqlTransaction transaction, Cohort offered, CancellationToken cancel)
    {
        if (await CohortStore.LockAsync(transaction, offered.TeamId, offered.Joins!.Value, cancel) is not { IsRunning: true } group)
        {
            return false;
        }

        await MemberStore.DropUnwantedAsync(transaction, offered, cancel);
        await MemberStore.AddToAsync(transaction, offered, cancel);
        await MemberStore.ForgetAsync(transaction, offered, cancel);
        await CohortStore.SaveStateAsync(transaction, offered, CohortStates.Cancelled, cancel);
        await GoOnAsync(transaction, group, cancel);
        return true;
    }

    /// <summary>The programme was edited: everybody who is in the middle of it is planned anew, from their next step on.</summary>
    /// <param name="transaction">In which it is saved.</param>
    /// <param name="teamId">The workspace.</param>
    /// <param name="before">As it was; null when it is new.</param>
    /// <param name="after">As it is saved.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task PlanAnewAsync(NpgsqlTransaction transaction, string teamId, Programme? before, Programme after, CancellationToken cancel)
    {
        foreach (var id in await CohortStore.ReadOpenAsync(transaction, teamId, after.Id, cancel))
        {
            var cohort = (await CohortStore.LockAsync(transaction, teamId, id, cancel))!;
            var place = cohort.Place == before?.Session?.Where ? null : cohort.Place; // where the programme said is where it says now
            if (before is not null && cohort.SessionAt > calendar.Now && ProgrammeEdit.ChangesTheInvitation(before, after, place))
            {
                await MoveAsync(transaction, cohort, cohort.SessionAt, place, cancel);
            }

            if (before is not null && before.Title != after.Title)
            {
                await channels.RenameAsync(transaction, cohort, cancel);
            }

            await PlanAnewAsync(transaction, cohort, cancel);
        }
    }

    /// <summary>The session is at another time or place, or called off; its people hear of it when they are planned anew, and its channel shows it.</summary>
    public async Task MoveAsync(NpgsqlTransaction transaction, Cohort cohort, DateTimeOffset? at, string? place, CancellationToken cancel)
    {
        await SessionStore.MoveAsync(transaction, cohort, at, place, cancel);
        await channels.ShowAsync(transaction, cohort, cancel);
    }

    /// <summary>The same for one group, whose session was moved.</summary>
    public async Task PlanAnewAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel)
    {
        await MemberStore.WaitAsync(transaction, cohort.TeamId, cohort.CohortId, cancel);
        await MoveAssessmentsAsync(transaction, cohort, cancel);
        await GoOnAsync(transaction, cohort, cancel);
    }

    /// <summary>Assessments that are to be done before the session end when it begins now. Nobody is given one meanwhile: all of the group wait to be planned.</summary>
    private async Task MoveAssessmentsAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel)
    {
        if (await CohortStore.FindAsync(transaction, cohort.TeamId, cohort.CohortId, cancel) is { IsRunning: true, SessionAt: { } session } && session > calendar.Now)
        {
            await assessments.MoveAsync(transaction, cohort.TeamId, await ActStore.ReadBeforeSessionAsync(transaction, cohort, cancel), session, cancel);
        }
    }

    /// <summary>Plans those who wait for it, as work of the outbox.</summary>
    public async Task GoOnAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel)
    {
        await CohortStore.SaveWalkingAsync(transaction, cohort, true, cancel);
        await deliveries.EnqueueAsync(transaction, PlanWalk.Of(cohort.TeamId, calendar.Now), cancel);
    }

    /// <summary>The next of those who wait for it; false when these were the last.</summary>
    public async Task<bool> PlanSomeAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel)
    {
        var members = await MemberStore.TakeWaitingAsync(transaction, cohort, PeopleAtOnce, cancel);
        if (members.Count == 0)
        {
            return false;
        }

        var programme = (await ProgrammeStore.FindAsync(transaction, cohort.TeamId, cohort.ProgrammeId, cancel))!.Programme;
        if (cohort.IsRunning)
        {
            await PlanAsync(transaction, cohort, programme, [.. members.Where(one => !one.HasLeft)], cancel);
        }
        else
        {
            await StateStore.StopAsync(transaction, cohort, members.Select(one => one.UserId), cancel);
            await endings.EndAsync(transaction, cohort, [.. members.Select(one => one.UserId)], cancel);
        }

        await sessions.TellAsync(transaction, cohort, programme, [.. members.Select(one => one.UserId)], first: false, cancel);

        await homes.RefreshAsync(transaction, [.. members.Select(one => new LearnerKey(cohort.TeamId, one.UserId))], cancel);
        return members.Count == PeopleAtOnce;
    }

    private async Task PlanAsync(NpgsqlTransaction transaction, Cohort cohort, Programme programme, IReadOnlyList<Member> members, CancellationToken cancel)
    {
        var fates = await StateStore.ReadFatesAsync(transaction, cohort, members.Select(one => one.UserId), cancel);
        var had = await StateStore.ReadHadAsync(transaction, cohort, members.Select(one => one.UserId), calendar.Now - ProgrammeCleaner.Afterwards, cancel);
        var planned = members.SelectMany(one => PlanOf(cohort, Without(programme, had[one.UserId].ToHashSet(StringComparer.Ordinal)), one, fates[one.UserId])).ToList();
        await StateStore.PlanAsync(transaction, cohort, planned, cancel);
        await StateStore.LeaveOutAsync(transaction, cohort, WaitedInVain(fates, planned), cancel);
        await greetings.GreetAsync(transaction, cohort, programme, members, fates, cancel);
        await MemberStore.PlanChannelAsync(transaction, cohort, [.. members.Select(one => (one.UserId, FirstOf(one)))], cancel);
        await sessions.RecordAsync(transaction, cohort, programme, [.. members.Select(one => one.UserId)], cancel);
        if (programme.Session is not null && programme.Steps.Any(step => step.IsPreWork && step.Audience == StepAudience.Participant))
        {
            await SessionStore.PlanRemindersAsync(
                transaction, cohort.TeamId, cohort.CohortId,
                [.. members.Select(one => (one.UserId, Sessions.NextReminder(calendar.Now, cohort.SessionAt, one.RhythmOr(settings.DefaultZone))))], cancel);
        }
    }

    /// <summary>What waited, and is not planned any more.</summary>
    private static IReadOnlyList<(string AboutId, string StepId)> WaitedInVain(ILookup<string, (string StepId, StepFate Fate)> fates, List<PlannedFor> planned)
    {
        var stays = planned.Select(one => (one.AboutId, one.StepId)).ToHashSet();
        return [.. fates.SelectMany(about => about.Where(one => one.Fate == StepFate.Waiting).Select(one => (about.Key, one.StepId))).Where(one => !stays.Contains(one))];
    }

    /// <summary>As it is for somebody who had these steps.</summary>
    private static Programme Without(Programme programme, HashSet<string> had) =>
        had.Count == 0 ? programme : programme with { Steps = [.. programme.Steps.Where(step => !had.Contains(step.Id))] };

    /// <summary>At a decent hour of theirs.</summary>
    private DateTimeOffset FirstOf(Member member)
    {
        var rhythm = member.RhythmOr(settings.DefaultZone);
        return OfficeHours.Next(calendar.Now, rhythm.Zone, rhythm.Days);
    }

    private IEnumerable<PlannedFor> PlanOf(Cohort cohort, Programme programme, Member member, IEnumerable<(string StepId, StepFate Fate)> known)
    {
        var (dates, fates) = (cohort.DatesOf(programme), known.ToDictionary(one => one.StepId, one => one.Fate, StringComparer.Ordinal));
        foreach (var one in Plan(programme.StepsFor(StepAudience.Participant), dates, member.RhythmOr(settings.DefaultZone), fates))
        {
            yield return new PlannedFor(member.UserId, one.StepId, member.UserId, one.At);
        }

        // Who the manager is may be known only when it comes: until then the member stands for them.
        var rhythm = member.ManagerId is null ? member.RhythmOr(settings.DefaultZone) : member.ManagerRhythmOr(settings.DefaultZone);
        foreach (var one in Plan(programme.StepsFor(StepAudience.Manager), dates, rhythm, fates))
        {
            yield return new PlannedFor(member.UserId, one.StepId, member.ManagerId ?? member.UserId, one.At);
        }
    }

    /// <summary>Somebody of whom nothing was planned begins; everybody else goes on.</summary>
    private IReadOnlyList<PlannedStep> Plan(IReadOnlyList<ProgrammeStep> steps, CohortDates dates, Rhythm rhythm, Dictionary<string, StepFate> fates) => fates.Count == 0
        ? StepPlan.First(steps, dates, rhythm, calendar.Now)
        : StepPlan.Again(steps, dates, rhythm, calendar.Now, fates);
}
