using System.Globalization;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Programmes;

/// <summary>A draft in, a programme or errors out.</summary>
public static class ProgrammeCheck
{
    public const int MostSteps = 30;
    public const int LongestTitle = 120;

    /// <summary>Checks everything and reports every error, not only the first; both lists are ordered by file and line.</summary>
    /// <param name="draft">As written; null when the file could not be read.</param>
    /// <param name="unread">The errors met while reading.</param>
    /// <param name="world">What its steps may refer to.</param>
    public static ProgrammeVerdict Check(ProgrammeDraft? draft, IReadOnlyList<ContentError> unread, ProgrammeWorld world)
    {
        var notes = new Notes(unread, []);
        var programme = draft is null ? null : Check(draft, notes, world);
        return programme is null || notes.Errors.Count > 0
            ? new ProgrammeVerdict.Refused(notes.Errors, notes.Warnings)
            : new ProgrammeVerdict.Good(programme, notes.Warnings);
    }

    private static Programme Check(ProgrammeDraft draft, Notes notes, ProgrammeWorld world)
    {
        var ids = new IdCheck(notes);
        var id = ids.Check("programme", draft.Id, draft.At);
        var title = notes.Text("programme-title", draft.Title, draft.At, LongestTitle);
        var description = notes.OptionalText("programme-description", draft.Description, 1000) ?? "";
        notes.UnknownKeys(draft.UnknownKeys, ProgrammeKeys.Programme);
        if (draft.Steps.Count == 0)
        {
            notes.Error(draft.At, "programme-empty", "Found a programme without steps. Add steps: with one '- ' each.");
        }
        else if (draft.Steps.Count > MostSteps)
        {
            notes.Error(draft.Steps[MostSteps].At, "programme-too-many-steps", $"Found {draft.Steps.Count} steps, expected at most {MostSteps}: nobody follows more. Divide the programme.");
        }

        var check = new StepCheck(notes, ids, world);
        List<(StepDraft Draft, ProgrammeStep Step)> steps = [.. draft.Steps.Select(step => (step, check.Check(step)))];
        if (!steps.Exists(pair => IsSessionMisspelt(pair.Draft)))
        {
            CheckSession(steps, notes);
        }

        CheckOrder(steps, notes);
        return new Programme(id, title, description, [.. steps.Select(pair => pair.Step)]);
    }

    private static bool IsSessionMisspelt(StepDraft draft) =>
        draft.Kind is { Text: var kind } && StepKinds.Find(kind) is null && Nearest.To(kind, StepKinds.Names) == StepKinds.NameOf(StepKind.Session);

    private static void CheckSession(List<(StepDraft Draft, ProgrammeStep Step)> steps, Notes notes)
    {
        var sessions = steps.Where(pair => pair.Step.Kind == StepKind.Session).ToList();
        foreach (var (draft, _) in sessions.Skip(1))
        {
            notes.Error(draft.At, "session-repeated", $"Found a second session; the first is in line {sessions[0].Draft.At.Line}, and all days count from one. Make it a join step with a link, or a programme of its own.");
        }

        if (sessions.Count > 0)
        {
            return;
        }

        foreach (var (draft, step) in steps)
        {
            if (step.IsPreWork)
            {
                notes.Error(draft.Days?.At ?? draft.At, "session-missing", $"Found days: {step.Days}, but no step of kind session to count from. Add one, or count from the start with 0 and above.");
            }
            else if (step.Kind == StepKind.Recap)
            {
                notes.Error(draft.Kind?.At ?? draft.At, "session-missing", "Found a recap, but no step of kind session before it. Add one, or use read.");
            }
        }
    }

    private static void CheckOrder(List<(StepDraft Draft, ProgrammeStep Step)> all, Notes notes)
    {
        var steps = all.FindAll(pair => HasDay(pair.Draft, pair.Step)); // of the others that is told already
        foreach (var (before, (draft, step)) in steps.Zip(steps.Skip(1)))
        {
            if (step.Days < before.Step.Days)
            {
                notes.Error(draft.Days?.At ?? draft.At, "step-order", $"Found days: {step.Days} after days: {before.Step.Days}, expected the steps in the order of their days. Move it up, or correct the number.");
            }
        }

        var session = steps.FindIndex(pair => pair.Step.Kind == StepKind.Session);
        foreach (var (draft, step) in steps.Where((pair, index) => !pair.Step.IsPreWork && index < session))
        {
            notes.Error(draft.At, "step-session-day", $"Found “{step.Title}” on the session's own day and before it. Give it days: -1 or less, or move it behind the session.");
        }
    }

    private static bool HasDay(StepDraft draft, ProgrammeStep step) => step.Kind == StepKind.Session
        || (int.TryParse(draft.Days?.Text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days) && days == step.Days);
}
