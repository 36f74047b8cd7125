using System.Text.RegularExpressions;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Exchange;

/// <summary>Keeps the questions of a file that can be asked here; a bad one is told and left out, and the others stay.</summary>
internal sealed partial class ForeignSieve(string file, PlainWords plain, ICollection<ContentWarning> warnings)
{
    private const string Default = "Default for ";
    private const int MostQuestions = 2000;

    private readonly FreeIds ids = new();

    public IReadOnlyList<SetQuestion> Keep(IReadOnlyList<ForeignQuestion> questions)
    {
        var kept = new List<SetQuestion>();
        string? group = null;
        if (questions.Count > MostQuestions)
        {
            Tell([new ContentWarning(file, questions[MostQuestions].Line, "gift-too-many", $"Found {questions.Count} questions; those from here on are left out, because a file holds at most {MostQuestions}. Divide it.")]);
        }

        foreach (var question in questions.Take(MostQuestions))
        {
            if (question is ForeignQuestion.Category category)
            {
                group = GroupOf(category.Stem.Text);
            }
            else if (Draft(question) is { } draft)
            {
                kept.Add(new SetQuestion(draft, group, [.. question.Tags.Select(SkillOf).OfType<string>()]));
            }
        }

        return kept;
    }

    /// <summary>Null when it is left out, which is told.</summary>
    private QuestionDraft? Draft(ForeignQuestion question)
    {
        var found = new List<ContentWarning>();
        try
        {
            var draft = new ForeignDraft(file, plain, found).Of(question, IdOf(question));
            var notes = new Notes([], []);
            _ = new QuestionCheck(notes, new IdCheck(notes)).Check(draft);
            if (notes.Errors.Count == 0)
            {
                Tell(found);
                return draft;
            }

            Tell(notes.Errors.Select(error => new ContentWarning(error.File, error.Line, error.Rule, error.Message)), isLeftOut: true);
        }
        catch (NotAskedException reason)
        {
            Tell([new ContentWarning(file, question.Line, reason.Rule, reason.Message)], isLeftOut: true);
        }

        return null;
    }

    private void Tell(IEnumerable<ContentWarning> found, bool isLeftOut = false)
    {
        foreach (var warning in found)
        {
            warnings.Add(isLeftOut ? warning with { Message = $"Left out: {warning.Message}" } : warning);
        }
    }

    /// <summary>Its own id when that is shaped like ours, so that what was written by us comes back to itself; otherwise one made of the file's name and its own.</summary>
    private string IdOf(ForeignQuestion question)
    {
        var own = question.Id is { } given && OurShape().IsMatch(given) ? given : FileId.Of($"{Path.GetFileNameWithoutExtension(file)}/{question.Id ?? question.Title ?? question.Stem.Text}");
        return ids.Take(own);
    }

    /// <summary>The last part of a path such as "$course$/top/Default for SQL/Joins"; two slashes are one that belongs to the name.</summary>
    private static string? GroupOf(string path)
    {
        var last = path.Replace("//", "\0", StringComparison.Ordinal).Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()?.Replace('\0', '/');
        last = last is not null && last.StartsWith(Default, StringComparison.Ordinal) ? last[Default.Length..].Trim() : last;
        return last is null or "top" || last.StartsWith('$') || last.Length == 0 ? null : last;
    }

    private static string? SkillOf(string tag)
    {
        var skill = Others().Replace(tag.ToLowerInvariant(), "-").Trim('-');
        return skill.Length is > 0 and <= 40 ? skill : null;
    }

    // With a letter: a bare number is some other system's counter, and means nothing here.
    [GeneratedRegex("^(?=[a-z0-9-]*[a-z])[a-z0-9-]{3,75}\\z", RegexOptions.None, 1000)]
    private static partial Regex OurShape();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Others();
}
