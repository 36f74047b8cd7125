using System.Globalization;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Programmes;

/// <summary>The rules for one step.</summary>
internal sealed class StepCheck(Notes notes, IdCheck ids, ProgrammeWorld world)
{
    private const int LongestText = 1200;
    private const int LongestPlace = 200;
    private const int MostMinutes = 600;
    private const int MostWeeks = 26;
    private const int MostForms = 4;
    private const int UsualSession = 60;
    private const int EarliestDay = -180;
    private const int LatestDay = 365;

    public ProgrammeStep Check(StepDraft draft)
    {
        var known = CheckKind("step-kind-unknown", draft.Kind, draft.At, StepKinds.Names);
        var kind = known ?? StepKind.Do;
        var audience = CheckAudience(draft, kind);
        var step = new ProgrammeStep(ids.Check("step", draft.Id, draft.At), kind, notes.Text("step-title", draft.Title, draft.At, ProgrammeCheck.LongestTitle), CheckDays(draft, known))
        {
            Audience = audience,
            Text = notes.OptionalText("step-text", draft.Text, LongestText),
            Link = notes.Url("step-link", draft.Link),
            Minutes = CheckCount("step-minutes", "minutes", draft.Minutes, MostMinutes) ?? (kind == StepKind.Session ? (int?)UsualSession : null),
            Place = notes.OptionalText("session-place", draft.Place, LongestPlace),
            Weeks = CheckCount("step-weeks", "weeks", draft.Weeks, MostWeeks),
        };
        notes.UnknownKeys(draft.UnknownKeys, ProgrammeKeys.Step);
        if (known is null)
        {
            return step; // what else it needs depends on what it is
        }

        CheckContent(draft.At, kind, step.Text, step.Link);
        CheckMisplaced(draft, kind);
        return CheckForms(draft, CheckRefers(draft, step));
    }

    /// <summary>Null when nobody knows it, which is told.</summary>
    private StepKind? CheckKind(string rule, Raw? raw, At owner, IReadOnlyList<string> known)
    {
        if (raw is null)
        {
            notes.Error(owner, "step-kind-missing", $"Found a step without a kind. Add kind: and one of {string.Join(", ", known)}.");
            return null;
        }

        if (StepKinds.Find(raw.Text) is { } kind && known.Contains(StepKinds.NameOf(kind)))
        {
            return kind;
        }

        var near = Nearest.To(raw.Text.Trim().ToLowerInvariant(), known);
        notes.Error(raw.At, rule, $"Found the kind '{Notes.Show(raw)}', expected one of {string.Join(", ", known)}.{(near is null ? "" : $" Did you mean '{near}'?")}");
        return null;
    }

    private StepAudience CheckAudience(StepDraft draft, StepKind kind)
    {
        switch (draft.For?.Text.Trim().ToLowerInvariant())
        {
            case null or "participant":
                return StepAudience.Participant;
            case "manager":
                if (StepKinds.FormatOf(kind) is null)
                {
                    notes.Error(draft.For.At, "step-for-manager", $"Found a step of kind {StepKinds.NameOf(kind)} for the manager, who gets only what is read, watched, listened to, played, joined or done. Make it kind: do.");
                }

                return StepAudience.Manager;
            default:
                notes.Error(draft.For.At, "step-for-unknown", $"Found for: '{Notes.Show(draft.For)}', expected participant or manager.");
                return StepAudience.Participant;
        }
    }

    private int CheckDays(StepDraft draft, StepKind? kind)
    {
        if (draft.Days is null)
        {
            if (kind is not (null or StepKind.Session))
            {
                notes.Error(draft.At, "step-days-missing", "Found a step without a day. Add days: -5 for five days before the session, days: 1 for the day after it.");
            }

            return 0;
        }

        if (!int.TryParse(draft.Days.Text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days) || days is < EarliestDay or > LatestDay)
        {
            notes.Error(draft.Days.At, "step-days", $"Found days: '{Notes.Show(draft.Days)}', expected a whole number from {EarliestDay} (before the session) to {LatestDay} (after it).");
            return 0;
        }

        if (kind == StepKind.Session && days != 0)
        {
            notes.Error(draft.Days.At, "session-days", $"Found the session at days: {days}, but all days count from it. Leave days: out of the session.");
            return 0;
        }

        return days;
    }

    private int? CheckCount(string rule, string key, Raw? raw, int most)
    {
        if (raw is null)
        {
            return null;
        }

        if (int.TryParse(raw.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= most)
        {
            return count;
        }

        notes.Error(raw.At, rule, $"Found {key}: '{Notes.Show(raw)}', expected a whole number from 1 to {most}.");
        return null;
    }

    private void CheckContent(At at, StepKind kind, string? text, string? link)
    {
        if (link is null && kind is StepKind.Watch or StepKind.Listen or StepKind.Play or StepKind.Join)
        {
            notes.Error(at, "step-link-missing", $"Found something to {StepKinds.NameOf(kind)} without a link. Add link: https://…");
        }
        else if (kind is StepKind.Read or StepKind.Do && link is null && text is null)
        {
            notes.Error(at, "step-content-missing", $"Found something to {StepKinds.NameOf(kind)} with neither a text nor a link. Add text: or link: https://…");
        }
    }

    private ProgrammeStep CheckRefers(StepDraft draft, ProgrammeStep step) => step.Kind switch
    {
        StepKind.Lesson => step with { Refers = CheckKnown("lesson", draft.Lesson, draft.At, world.Lessons, "the id of one of your lessons") },
        StepKind.Questions => CheckWeeks(draft, step with { Refers = CheckKnown("track", draft.Track, draft.At, world.Tracks, "the id of the track whose questions come") }),
        StepKind.Assessment => CheckAssessment(draft, step),
        _ => step,
    };

    private string? CheckKnown(string key, Raw? raw, At owner, IReadOnlySet<string> known, string expected)
    {
        var id = raw?.Text.Trim() ?? "";
        if (raw is null || id.Length == 0)
        {
            notes.Error(raw?.At ?? owner, $"step-{key}-missing", $"Found no {key}:, expected {expected}. Add it.");
            return null;
        }

        if (!known.Contains(id))
        {
            var near = Nearest.To(id, known);
            notes.Error(raw.At, $"step-{key}-unknown", $"Found {key}: '{Notes.Show(raw)}', but this workspace has no such {key}.{(near is null ? " Publish it first, or correct the name." : $" Did you mean '{near}'?")}");
        }

        return id;
    }

    private ProgrammeStep CheckWeeks(StepDraft draft, ProgrammeStep step)
    {
        if (draft.Weeks is null)
        {
            notes.Error(draft.At, "step-weeks-missing", "Found questions without an end. Add weeks: 6.");
        }

        return step;
    }

    private ProgrammeStep CheckAssessment(StepDraft draft, ProgrammeStep step)
    {
        var titles = world.Assessments.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var title = CheckKnown("assessment", draft.Assessment, draft.At, titles, "the title of an assessment that was made with /learn assess new");
        return step with { Refers = title, AssessmentId = title is not null && world.Assessments.TryGetValue(title, out var id) ? id : null };
    }

    private void CheckMisplaced(StepDraft draft, StepKind kind)
    {
        (Raw? Raw, string Key, StepKind Kind)[] own =
        [
            (draft.Place, "place", StepKind.Session), (draft.Lesson, "lesson", StepKind.Lesson), (draft.Track, "track", StepKind.Questions),
            (draft.Assessment, "assessment", StepKind.Assessment), (draft.Weeks, "weeks", StepKind.Questions),
        ];
        foreach (var (raw, key, only) in own.Where(one => one.Raw is not null && one.Kind != kind && draft.Kind is not null))
        {
            notes.Error(raw!.At, "step-key-misplaced", $"Found {key}: in a step of kind {StepKinds.NameOf(kind)}, where it means nothing. Remove it, or make the step kind: {StepKinds.NameOf(only)}.");
        }
    }

    private ProgrammeStep CheckForms(StepDraft draft, ProgrammeStep step)
    {
        if (draft.Or.Count == 0)
        {
            return step;
        }

        if (StepKinds.FormatOf(step.Kind) is not { } own)
        {
            notes.Error(draft.Or[0].At, "step-or-misplaced", $"Found or: in a step of kind {StepKinds.NameOf(step.Kind)}, which has only one form. Remove it.");
            return step;
        }

        if (draft.Or.Count >= MostForms)
        {
            notes.Error(draft.Or[MostForms - 1].At, "step-too-many-forms", $"Found {draft.Or.Count + 1} forms of one step, expected at most {MostForms}. Keep the best ones.");
        }

        List<StepOption> options = [new(own, step.Title, step.Text, step.Link, step.Minutes)];
        foreach (var form in draft.Or)
        {
            var kind = CheckKind("step-or-kind", form.Kind, form.At, [.. StepKinds.Names.Where(name => StepKinds.Find(name) is { } found && StepKinds.FormatOf(found) is not null)]);
            var option = new StepOption(
                StepKinds.FormatOf(kind ?? StepKind.Do) ?? LessonFormat.Do, notes.OptionalText("step-title", form.Title, ProgrammeCheck.LongestTitle) ?? step.Title,
                notes.OptionalText("step-text", form.Text, LongestText), notes.Url("step-link", form.Link), CheckCount("step-minutes", "minutes", form.Minutes, MostMinutes));
            if (kind is not { } one)
            {
                continue;
            }

            CheckContent(form.At, one, option.Text, option.Link);
            if (options.Exists(other => other.Format == option.Format))
            {
                notes.Error(form.At, "step-or-repeated", $"Found {StepKinds.NameOf(one)} twice among the forms of one step, expected each once. Remove one, or make it another step.");
            }

            options.Add(option);
        }

        return step with { Options = options };
    }
}
