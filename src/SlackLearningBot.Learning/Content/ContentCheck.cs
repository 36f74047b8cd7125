using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Content;

/// <summary>Drafts in, tracks or errors out.</summary>
public static class ContentCheck
{
    /// <summary>Checks everything and reports every error, not only the first; both lists are ordered by file and line.</summary>
    /// <param name="drafts">What was read, with the errors met while reading.</param>
    /// <param name="today">The day against which review_by is held.</param>
    public static ContentVerdict Check(ContentDrafts drafts, DateOnly today)
    {
        var notes = new Notes(drafts.Errors, drafts.Warnings);
        var ids = new IdCheck(notes);
        var lessons = new LessonCheck(notes, ids, new QuestionCheck(notes, ids), today);
        var tracks = drafts.Tracks.Select(draft => CheckTrack(draft, notes, ids, lessons, drafts.Errors.Count > 0)).ToList();
        if (tracks.Count == 0 && notes.Errors.Count == 0)
        {
            notes.Error(new At(".", 1), "no-content", "Found no lesson. Expected folders with Markdown files (one file a lesson).");
        }

        return notes.Errors.Count > 0
            ? new ContentVerdict.Refused(notes.Errors, notes.Warnings)
            : new ContentVerdict.Good(tracks, notes.Warnings);
    }

    private static Track CheckTrack(TrackDraft draft, Notes notes, IdCheck ids, LessonCheck lessons, bool filesFailed)
    {
        var id = ids.Check("track", draft.Id, draft.At);
        var title = notes.Text("track-title", draft.Title, draft.At, 120);
        var description = draft.Description is null ? "" : notes.Text("track-description", draft.Description, draft.At, 1000);
        var skills = LessonCheck.CheckSkills(draft.Skills, notes);
        notes.UnknownKeys(draft.UnknownKeys, ContentKeys.Track);
        if (draft.Lessons.Count == 0 && !filesFailed)
        {
            notes.Error(draft.At, "track-empty", "Found a track without lessons. Add a Markdown file to its folder or remove the folder.");
        }

        var read = draft.Lessons.Select(lesson => (Draft: lesson, Lesson: lessons.Check(lesson))).ToList();
        return new Track(id, title, description, skills, Order(draft, read, notes));
    }

    private static List<Lesson> Order(TrackDraft draft, List<(LessonDraft Draft, Lesson Lesson)> read, Notes notes)
    {
        if (draft.Order.Count == 0)
        {
            return [.. read.Select(pair => pair.Lesson)];
        }

        var ordered = new List<Lesson>();
        foreach (var name in draft.Order)
        {
            if (read.Find(pair => pair.Lesson.Id == name.Text).Lesson is not { } lesson)
            {
                var near = Nearest.To(name.Text, read.Select(pair => pair.Lesson.Id));
                notes.Error(name.At, "order-unknown-lesson", $"Found '{Notes.Show(name)}' in order, but no lesson of this folder has that id{(near is null ? "" : $"; did you mean '{near}'?")}. Correct it or remove it.");
            }
            else if (ordered.Contains(lesson))
            {
                notes.Error(name.At, "order-repeated-lesson", $"Found '{Notes.Show(name)}' twice in order. Remove one of them.");
            }
            else
            {
                ordered.Add(lesson);
            }
        }

        foreach (var (lessonDraft, lesson) in read.Where(pair => !ordered.Contains(pair.Lesson)).ToList())
        {
            notes.Warning(lessonDraft.At, "order-missing-lesson", $"The lesson '{lesson.Id}' is not named in order, so it comes last. Name it there.");
            ordered.Add(lesson);
        }

        return ordered;
    }
}
