using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Programmes;

/// <summary>A draft held against the rules and against what the workspace has.</summary>
/// <param name="Draft">As it was written.</param>
/// <param name="Verdict">What the check came to.</param>
/// <param name="Before">The programme it would change; null when it is new.</param>
/// <param name="Changes">What it would change of that.</param>
/// <param name="Running">How many groups are in the middle of it.</param>
internal sealed record DraftLook(ProgrammeDraftRow Draft, ProgrammeVerdict Verdict, StoredProgramme? Before, IReadOnlyList<ProgrammeChange> Changes, int Running)
{
    /// <summary>The version it was held against.</summary>
    public int Basis => Before?.Version ?? 0;

    /// <summary>People are under way, and the days they are told would count from something else.</summary>
    public bool BreaksTheirDays => Running > 0 && Before is not null && Verdict is ProgrammeVerdict.Good good && !ProgrammeEdit.KeepsItsSession(Before.Programme, good.Programme);
}

/// <summary>Takes drafts and looks at them: the same check for the report and for saving.</summary>
internal sealed class DraftDesk(IProgrammeFiles files, Planning planning, Deliveries deliveries, CalendarClock calendar) : IProgrammeDesk
{
    public async Task TakeAsync(NpgsqlTransaction transaction, LearnerKey owner, string fileId, ContentFile file, CancellationToken cancel)
    {
        var draft = DraftOf(owner, fileId, file);
        if (await DraftStore.AddAsync(transaction, draft, cancel))
        {
            await deliveries.EnqueueAsync(transaction, DraftWork.Of(draft, calendar.Now), cancel);
        }
    }

    /// <summary>One that comes from a form, whose answer shows the report.</summary>
    public async Task<DraftLook> AddAsync(NpgsqlTransaction transaction, LearnerKey owner, ContentFile file, CancellationToken cancel)
    {
        var draft = DraftOf(owner, $"{Guid.CreateVersion7(calendar.Now):N}", file);
        await DraftStore.AddAsync(transaction, draft, cancel);
        return await LookAsync(transaction, draft, toSave: false, cancel);
    }

    private ProgrammeDraftRow DraftOf(LearnerKey owner, string fileId, ContentFile file) => new()
    {
        TeamId = owner.TeamId, DraftId = Guid.CreateVersion7(calendar.Now), UserId = owner.UserId, FileId = fileId, Path = file.Path, Content = file.Text, CreatedAt = calendar.Now,
    };

    /// <param name="transaction">Whose look it is.</param>
    /// <param name="draft">What is looked at.</param>
    /// <param name="toSave">No group of the programme begins between this look and the end of the transaction.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<DraftLook> LookAsync(NpgsqlTransaction transaction, ProgrammeDraftRow draft, bool toSave, CancellationToken cancel)
    {
        var verdict = Check(new ContentFile(draft.Path, draft.Content), await ProgrammeStore.ReadWorldAsync(transaction, draft.TeamId, cancel));
        if (toSave && verdict is ProgrammeVerdict.Good { Programme.Id: var id })
        {
            await ProgrammeStore.HoldAsync(transaction, draft.TeamId, id, cancel);
        }

        if (verdict is not ProgrammeVerdict.Good good || await ProgrammeStore.FindAsync(transaction, draft.TeamId, good.Programme.Id, cancel) is not { } before)
        {
            return new DraftLook(draft, verdict, null, [], 0);
        }

        var running = await CohortStore.ReadOpenAsync(transaction, draft.TeamId, good.Programme.Id, cancel);
        return new DraftLook(draft, verdict, before, ProgrammeEdit.Compare(before.Programme, good.Programme), running.Count);
    }

    /// <summary>Keeps what was looked at as its next version; those who are in the middle of it are planned anew. False when somebody saved another one since.</summary>
    public async Task<bool> SaveAsync(NpgsqlTransaction transaction, LearnerKey owner, DraftLook look, Programme programme, CancellationToken cancel)
    {
        if (!await ProgrammeStore.SaveAsync(transaction, owner, programme, look.Basis, look.Draft.Content, calendar.Now, cancel))
        {
            return false;
        }

        await planning.PlanAnewAsync(transaction, owner.TeamId, look.Before?.Programme, programme, cancel);
        return true;
    }

    /// <summary>A file that nobody looks at first.</summary>
    public async Task<SavedFile> SaveAsync(NpgsqlTransaction transaction, LearnerKey owner, ContentFile file, CancellationToken cancel)
    {
        var look = await LookAsync(transaction, DraftOf(owner, "", file), toSave: true, cancel);
        return look switch
        {
            { Verdict: ProgrammeVerdict.Refused refused } => new SavedFile.Refused(refused.Errors),
            { BreaksTheirDays: true } => new SavedFile.BreaksDays(),
            { Before: { } before, Changes.Count: 0 } => new SavedFile.Same(before.Programme.Title, before.Version),
            { Verdict: ProgrammeVerdict.Good { Programme: var programme } } when await SaveAsync(transaction, owner, look, programme, cancel) =>
                new SavedFile.Saved(programme.Title, look.Basis + 1, look.Running),
            _ => throw new InvalidOperationException("Somebody saved this programme at the same moment. Import it once more."),
        };
    }

    public ProgrammeVerdict Check(ContentFile file, ProgrammeWorld world)
    {
        List<ContentError> errors = [];
        return ProgrammeCheck.Check(files.Read(file, errors), errors, world);
    }
}

/// <summary>The report on a dropped programme.</summary>
internal sealed class DraftWork(NpgsqlDataSource database, DraftDesk desk) : IMessageWork
{
    public const string KindName = "programme.report";

    public string Kind => KindName;

    public static NewDelivery Of(ProgrammeDraftRow draft, DateTimeOffset now) =>
        NewDelivery.To(new LearnerKey(draft.TeamId, draft.UserId), KindName, $"{draft.DraftId:N}", DeliveryClass.Answer, now);

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await DraftStore.LockAsync(transaction, delivery.TeamId, Guid.ParseExact(delivery.Slot, "N"), cancel) is { } draft
            ? new Rendering.Post(DraftView.Of(await desk.LookAsync(transaction, draft, toSave: false, cancel)))
            : new Rendering.Drop("the draft is over"),
        cancel);
}
