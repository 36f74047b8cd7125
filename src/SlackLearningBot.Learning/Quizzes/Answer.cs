namespace SlackLearningBot.Learning.Quizzes;

/// <summary>What a learner answered. Indexes count in the author's order, from 0; a negative one says that nothing was chosen there.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>To a single choice or true-false question: one option.</summary>
    public sealed record Chosen(int Option) : Answer;

    /// <summary>To a multiple choice: the options ticked, in any order.</summary>
    public sealed record ChosenMany(IReadOnlyList<int> Options) : Answer;

    /// <summary>To a typed or numeric question: the text as it was typed.</summary>
    public sealed record Written(string Text) : Answer;

    /// <summary>To a matching: for each pair, in the author's order, the index among <c>Matching.Partners</c> that was chosen.</summary>
    public sealed record Matched(IReadOnlyList<int> Partners) : Answer;

    /// <summary>To an ordering: the items' indexes in the order the learner gave them; the right answer is 0, 1, 2 ….</summary>
    public sealed record Ordered(IReadOnlyList<int> Items) : Answer;
}
