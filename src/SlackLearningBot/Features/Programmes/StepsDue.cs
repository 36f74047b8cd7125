using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Programmes;

/// <summary>The minute's question: whose step's moment has come? Owes each of them its message, in the transaction that notes it.</summary>
internal sealed class StepsDue(NpgsqlDataSource database, Deliveries deliveries, Sessions sessions, Channels channels, IAssessments assessments, Asking asking, IHomeWishes homes, BotSettings settings, CalendarClock calendar)
{
    private const int BatchSize = 1000;
    private const string Session = "session";
    private const string Assessment = "assessment";
    private static readonly TimeSpan ForAnAssessment = TimeSpan.FromDays(14);

    /// <summary>Who comes when less than this is left of the others' time gets the assessment with a time of their own.</summary>
    private static readonly TimeSpan EnoughForAnAssessment = TimeSpan.FromDays(10);

    public async Task OweDueAsync(CancellationToken cancel)
    {
        while (await database.InTransactionAsync(transaction => OweSomeAsync(transaction, cancel), cancel) == BatchSize)
        {
        }

        while (await database.InTransactionAsync(transaction => RemindSomeAsync(transaction, cancel), cancel) == BatchSize)
        {
        }

        while (await database.InTransactionAsync(transaction => asking.EndSomeAsync(transaction, BatchSize, cancel), cancel) == BatchSize)
        {
        }

        await database.InTransactionAsync(transaction => channels.OweDueAsync(transaction, cancel), cancel);
    }

    private async Task<int> OweSomeAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var due = await StateStore.ClaimDueAsync(transaction, BatchSize, calendar.Now, cancel);
        await deliveries.EnqueueManyAsync(transaction, StepWork.KindName, DeliveryClass.Nudge, [.. due.Where(one => one.Kind is not (Session or Assessment)).Select(StepWork.Of)], cancel);
        foreach (var group in due.Where(one => one.Kind == Session).GroupBy(one => (one.TeamId, one.CohortId)))
        {
            await InviteAsync(transaction, group.Key.TeamId, group.Key.CohortId, [.. group.Select(one => one.UserId)], cancel);
        }
        foreach (var step in due.Where(one => one.Kind == Assessment).GroupBy(one => (one.TeamId, one.AssignmentId)))
        {
            await GiveAsync(transaction, [.. step], cancel);
        }

        foreach (var team in due.GroupBy(one => one.TeamId))
        {
            await homes.RefreshAsync(transaction, [.. team.Select(one => one.Person).Distinct()], cancel);
        }

        return due.Count;
    }

    /// <summary>The session usually comes with the first word; to whom that was sent without it, by itself.</summary>
    private async Task InviteAsync(NpgsqlTransaction transaction, string teamId, Guid cohortId, IReadOnlyList<string> people, CancellationToken cancel)
    {
        var cohort = (await CohortStore.FindAsync(transaction, teamId, cohortId, cancel))!;
        var programme = (await ProgrammeStore.FindAsync(transaction, teamId, cohort.ProgrammeId, cancel))!.Programme;
        await sessions.TellAsync(transaction, cohort, programme, await SessionStore.ReadUninvitedAsync(transaction, cohort, people, cancel), first: true, cancel);
    }

    /// <summary>
    /// The assessment tells them itself, and reminds them; for all of a group it is one act of whoever enrolled them, as long as enough of its time is left.
    /// What is to be done before the session ends when that begins, and moves with it.
    /// </summary>
    private async Task GiveAsync(NpgsqlTransaction transaction, IReadOnlyList<DueStep> step, CancellationToken cancel)
    {
        var (first, now) = (step[0], calendar.Now);
        if (first.AssessmentId is not { } assessment)
        {
            return;
        }

        string[] people = [.. step.Select(one => one.UserId)];
        DateTimeOffset? session = first.Days < 0 && first.SessionAt > now ? first.SessionAt : null;
        var act = await ActStore.FindAsync(transaction, first, session is null ? now + EnoughForAnAssessment : now, now, cancel);
        await ActStore.NoteAsync(transaction, first, people, act, cancel);
        await assessments.GiveAsync(transaction, new GivenAssessment(new LearnerKey(first.TeamId, first.AuthorId), act, assessment, session ?? now + ForAnAssessment), people, cancel);
    }

    /// <summary>Those who have not done what is to be done before the session: at most twice each, which the table keeps.</summary>
    private async Task<int> RemindSomeAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var now = calendar.Now;
        var due = await SessionStore.ClaimRemindersAsync(transaction, BatchSize, now, cancel);
        await deliveries.EnqueueManyAsync(transaction, ReminderWork.KindName, DeliveryClass.Nudge, [.. due.Where(one => one.Misses).Select(one => ReminderWork.Of(one, now))], cancel);
        foreach (var group in due.GroupBy(one => (one.TeamId, one.CohortId)))
        {
            await SessionStore.PlanRemindersAsync(
                transaction, group.Key.TeamId, group.Key.CohortId,
                [.. group.Select(one => (one.UserId, Sessions.NextReminder(now, one.SessionAt, Rhythms.Of(one.Zone, null, one.Days, settings.DefaultZone))))], cancel);
        }

        return due.Count;
    }
}

/// <summary>A step, to whoever it is for: one message, as long as it is of use.</summary>
internal sealed class StepWork(NpgsqlDataSource database, StepCards cards, CalendarClock calendar) : IMessageWork
{
    public const string KindName = "programme.step";

    private static readonly TimeSpan Fresh = TimeSpan.FromDays(14);

    public string Kind => KindName;

    public static NewDelivery Of(DueStep step)
    {
        // Sessions are moved: whether it is too late is looked at when it is sent.
        var last = step is { Days: < 0, SessionAt: { } session } && session > step.DueAt ? session : step.DueAt;
        return NewDelivery.To(step.Person, KindName, step.Key.Text, DeliveryClass.Nudge, step.DueAt) with
        {
            ExpiresAt = last + Fresh,
            Value = NudgeValue.Programme - (step.Position * 0.01f), // of one day the earlier comes first
        };
    }

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await Deliveries.HoldAsync(transaction, delivery, cancel)
            && await cards.FindAsync(transaction, delivery.Person, StepKey.Of(delivery.Slot), cancel) is { } card && !(card.Step.IsPreWork && card.Cohort.SessionAt <= calendar.Now)
                ? new Rendering.Post(StepView.Render(card, isNew: true))
                : new Rendering.Drop("the programme is over"),
        cancel);
}

/// <summary>Everything that a step's message says.</summary>
internal sealed record StepCard
{
    public required StepSlot Slot { get; init; }
    public required Cohort Cohort { get; init; }
    public required ProgrammeStep Step { get; init; }

    /// <summary>Among those that come to the same one.</summary>
    public required StepPlace Place { get; init; }
    public required bool HasSession { get; init; }
    public required StepState State { get; init; }
    public required Part Part { get; init; }

    /// <summary>What comes next, and when.</summary>
    public (string Title, DateTimeOffset DueAt)? Next { get; init; }

    /// <summary>Its forms in the order they are offered, and why; null for a step of one form.</summary>
    public FormOffer? Offer { get; init; }
}

/// <summary>Finds a step for somebody: theirs, come, in a group that was not called off.</summary>
internal sealed class StepCards(Forms forms)
{
    /// <summary>Null when it is not theirs (any more: managers change), has not come, or is over. Keeps its row from other changes.</summary>
    public async Task<StepCard?> FindAsync(NpgsqlTransaction transaction, LearnerKey person, StepSlot slot, CancellationToken cancel)
    {
        if (await MemberStore.LockAsync(transaction, new LearnerKey(person.TeamId, slot.About), slot.Cohort, cancel) is not { HasLeft: false } part
            || await StateStore.LockAsync(transaction, person.TeamId, slot, cancel) is not { HasCome: true } state || state.UserId != person.UserId
            || (slot.About != person.UserId && !await MemberStore.IsManagerAsync(transaction, person, slot.About, cancel))
            || await CohortStore.FindAsync(transaction, person.TeamId, slot.Cohort, cancel) is not { HasBegun: true } cohort
            || await ProgrammeStore.FindAsync(transaction, person.TeamId, cohort.ProgrammeId, cancel) is not { Programme: var programme }
            || programme.Steps.FirstOrDefault(step => step.Id == slot.Step) is not { } step)
        {
            return null;
        }

        return new StepCard
        {
            Slot = slot, Cohort = cohort, Step = step, Place = programme.PlaceOf(step, await StateStore.ReadComingAsync(transaction, cohort, slot.About, cancel)), HasSession = programme.Session is not null,
            State = state, Part = part, Next = await StateStore.FindNextAsync(transaction, person.TeamId, slot, person.UserId, cancel),
            Offer = step.Options.Count > 1 ? await forms.OfferAsync(transaction, person, slot, step, cancel) : null,
        };
    }

    /// <summary>The same for a delivery.</summary>
    public async Task<StepCard?> FindAsync(NpgsqlTransaction transaction, LearnerKey person, StepKey key, CancellationToken cancel) =>
        await MemberStore.FindAboutAsync(transaction, person.TeamId, key, cancel) is { } about
            ? await FindAsync(transaction, person, new StepSlot(key.Cohort, key.Step, about), cancel)
            : null;
}
