using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Blocks;

/// <summary>What somebody filled into the fields of <see cref="QuestionForm"/>.</summary>
internal abstract record QuestionFilled
{
    private QuestionFilled()
    {
    }

    /// <summary>An answer, complete or not.</summary>
    /// <param name="Answer">With −1 where nothing was chosen.</param>
    /// <param name="Fields">The fields by block id, with the words before each; the last one is where a complaint about all of them stands.</param>
    /// <param name="Empty">Those of them that are empty, of a form with several.</param>
    public sealed record With(Answer Answer, IReadOnlyList<Field> Fields, IReadOnlyList<Field> Empty) : QuestionFilled;

    /// <summary>Something was chosen that the question does not offer any more.</summary>
    public sealed record Foreign : QuestionFilled;

    /// <summary>The client sent none of the fields.</summary>
    public sealed record Unsent : QuestionFilled;

    public sealed record Field(string BlockId, string Label);

    /// <summary>Everything here comes from a person's client.</summary>
    public static QuestionFilled Read(Question question, StateValues state) => question switch
    {
        MultipleChoice multiple => ReadTicked(multiple, state),
        Typed or Numeric => ReadText(question, state),
        Matching matching => ReadMenus(
            [.. matching.Pairs.Select(pair => new Field(QuestionForm.PairBlock(question, pair), pair.Left))],
            QuestionForm.Partner, matching.Partners, state, chosen => new Answer.Matched(chosen)),
        Ordering ordering => ReadMenus(
            [.. ordering.Items.Select((_, at) => new Field(QuestionForm.PlaceBlock(question, at), QuestionForm.PlaceName(at)))],
            QuestionForm.Place, ordering.Items, state, chosen => new Answer.Ordered(chosen)),
        _ => new Foreign(),
    };

    private static QuestionFilled ReadTicked(MultipleChoice question, StateValues state)
    {
        if (state.Find(QuestionForm.Block(question), QuestionForm.Ticked) is not { } boxes)
        {
            return new Unsent();
        }

        var marks = question.Options.Select(option => QuestionMark.Of(option.Text)).ToList();
        List<int> ticked = [.. boxes.SelectedMany.Select(mark => marks.IndexOf(mark))];
        return ticked.Contains(-1) ? new Foreign() : new With(new Answer.ChosenMany(ticked), [new(QuestionForm.Block(question), "")], []);
    }

    private static QuestionFilled ReadText(Question question, StateValues state)
    {
        var block = QuestionForm.Block(question);
        return state.All.FirstOrDefault(field => field.Key.Action == QuestionForm.Text
                && (field.Key.Block == block || field.Key.Block.StartsWith(block + ":", StringComparison.Ordinal))) is { Value: { } text, Key: var key }
            ? new With(new Answer.Written(text.Value ?? ""), [new(key.Block, "")], [])
            : new Unsent();
    }

    private static QuestionFilled ReadMenus(
        IReadOnlyList<Field> fields, string action, IReadOnlyList<string> texts, StateValues state, Func<IReadOnlyList<int>, Answer> answer)
    {
        var menus = fields.Select(field => state.Find(field.BlockId, action)).ToList();
        if (menus.TrueForAll(menu => menu is null))
        {
            return new Unsent();
        }

        var marks = texts.Select(QuestionMark.Of).ToList();
        List<int> chosen = [.. menus.Select(menu => menu?.Selected is { } mark ? marks.IndexOf(mark) : -1)];
        return menus.Where((menu, at) => menu?.Selected is not null && chosen[at] < 0).Any()
            ? new Foreign()
            : new With(answer(chosen), fields, [.. fields.Where((_, at) => chosen[at] < 0)]);
    }
}
