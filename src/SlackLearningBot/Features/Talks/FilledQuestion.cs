using System.Globalization;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Talks;

/// <summary>A question as speakers write it.</summary>
/// <param name="Number">The place in the form, from 0.</param>
/// <param name="Ask">What is asked.</param>
/// <param name="Answer">What is right.</param>
/// <param name="Others">Wrong answers to choose from; none: it is typed.</param>
internal sealed record FilledQuestion(int Number, string Ask, string Answer, IReadOnlyList<string> Others)
{
    /// <summary>
    /// With the ids by which listeners remember them: whoever asks the same, or stands in the same field with the same answer, goes on with its id,
    /// and everything else is new and gets one that no question of the talk ever had.
    /// </summary>
    /// <param name="filled">What the form says.</param>
    /// <param name="talkId">Which talk.</param>
    /// <param name="fields">The ids of those that stood in the form when it was opened, in their order.</param>
    /// <param name="now">The talk's questions.</param>
    /// <param name="ever">The ids of all it ever had.</param>
    public static IReadOnlyList<Question> Named(
        IReadOnlyList<FilledQuestion> filled, Guid talkId, IReadOnlyList<string> fields, IReadOnlyList<Question> now, IReadOnlyList<string> ever)
    {
        var left = now.ToList();
        var names = new Dictionary<FilledQuestion, string>(ReferenceEqualityComparer.Instance);
        foreach (var one in filled)
        {
            Name(one, question => question.Ask.Equals(one.Ask, StringComparison.OrdinalIgnoreCase));
        }

        foreach (var one in filled.Where(one => !names.ContainsKey(one)))
        {
            Name(one, question => question.Id == fields.ElementAtOrDefault(one.Number) && QuizForm.FieldsOf(question).Answer.Equals(one.Answer, StringComparison.OrdinalIgnoreCase));
        }

        var last = ever.Select(id => int.TryParse(id.Split('-')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty().Max();
        return [.. filled.Select(one => one.As(names.TryGetValue(one, out var id) ? id : $"{QuizStore.LessonOf(talkId)}-{++last}"))];

        void Name(FilledQuestion one, Predicate<Question> isIt)
        {
            if (left.Find(isIt) is { } question)
            {
                left.Remove(question);
                names[one] = question.Id;
            }
        }
    }

    private Question As(string id) => Others.Count == 0
        ? new Typed(id, Ask, [Answer], new TypedRules(), null)
        : new SingleChoice(id, Ask, [new AnswerOption(Answer, true, null), .. Others.Select(other => new AnswerOption(other, false, null))]);
}
