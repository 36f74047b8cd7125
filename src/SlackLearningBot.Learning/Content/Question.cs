namespace SlackLearningBot.Learning.Content;

/// <summary>One thing to recall. Every index an <c>Answer</c> holds counts in the author's order, from 0, whatever order was shown.</summary>
/// <param name="Id">1–75 of a–z, 0–9 and "-"; stable for ever.</param>
/// <param name="Ask">1–250 characters.</param>
public abstract record Question(string Id, string Ask)
{
    /// <summary>Shown above the question; null for most.</summary>
    public QuestionImage? Image { get; init; }
}

/// <summary>A picture that belongs to a question.</summary>
/// <param name="Url">An https address that Slack can fetch without a login, at most 3,000 characters.</param>
/// <param name="Alt">What it shows, for those who do not see it: 1–2,000 characters.</param>
public sealed record QuestionImage(string Url, string Alt);

/// <summary>A question whose answer is among options.</summary>
/// <param name="Id">As of every question.</param>
/// <param name="Ask">As of every question.</param>
/// <param name="Options">In the author's order, their texts different from each other.</param>
public abstract record ChoiceQuestion(string Id, string Ask, IReadOnlyList<AnswerOption> Options) : Question(Id, Ask);

/// <summary>Two to five options, one of them right.</summary>
public sealed record SingleChoice(string Id, string Ask, IReadOnlyList<AnswerOption> Options) : ChoiceQuestion(Id, Ask, Options);

/// <summary>A statement; the options are always "True" and "False", in this order.</summary>
public sealed record TrueFalse(string Id, string Ask, IReadOnlyList<AnswerOption> Options) : ChoiceQuestion(Id, Ask, Options);

/// <summary>Two to ten options of at most 75 characters (what Slack's checkboxes hold), one to all of them right: all the right ones and no other must be ticked.</summary>
public sealed record MultipleChoice(string Id, string Ask, IReadOnlyList<AnswerOption> Options) : ChoiceQuestion(Id, Ask, Options);

/// <summary>A word or a few, typed by the learner.</summary>
/// <param name="Id">As of every question.</param>
/// <param name="Ask">As of every question.</param>
/// <param name="Accepted">1–20 texts of 1–150 characters; the first is the one shown as the right answer.</param>
/// <param name="Rules">What must be exact.</param>
/// <param name="Why">Why it is right, at most 300 characters; null when nothing is said.</param>
public sealed record Typed(string Id, string Ask, IReadOnlyList<string> Accepted, TypedRules Rules, string? Why) : Question(Id, Ask)
{
    /// <summary>Answers the author expects to be given and are wrong, with the reason; never taken for a slip of the fingers.</summary>
    public IReadOnlyList<WrongAnswer> Wrong { get; init; } = [];
}

/// <summary>What must be exact in a typed answer. Spaces at both ends never count.</summary>
/// <param name="CaseMatters">Whether "Paris" and "paris" differ.</param>
/// <param name="SpacesMatter">Whether "nine teen", "nineteen" and "nine  teen" differ; when they do not, spaces are ignored altogether.</param>
/// <param name="DiacriticsMatter">Whether "café" and "cafe" differ.</param>
public sealed record TypedRules(bool CaseMatters = false, bool SpacesMatter = false, bool DiacriticsMatter = false);

/// <summary>A wrong answer the author expects.</summary>
/// <param name="Text">1–150 characters.</param>
/// <param name="Why">Why it is wrong, at most 300 characters; null when nothing is said.</param>
public sealed record WrongAnswer(string Text, string? Why)
{
    /// <summary>What it earns in an assessment all the same, from −1 to less than 1 and never 0; null when it earns nothing.</summary>
    public decimal? Weight { get; init; }
}

/// <summary>A number, typed by the learner; right from <paramref name="Low"/> to <paramref name="High"/>, both included.</summary>
/// <param name="Id">As of every question.</param>
/// <param name="Ask">As of every question.</param>
/// <param name="Low">The least right number: the exact one less the tolerance, or the range's start. Numbers are within ±10¹⁵.</param>
/// <param name="High">The greatest right number.</param>
/// <param name="Exact">The number shown as the right answer, in the middle of the two; null for a range.</param>
/// <param name="Unit">May follow the number, and no other may; 1–20 characters, null when the number has none.</param>
/// <param name="Why">Why it is right, at most 300 characters; null when nothing is said.</param>
public sealed record Numeric(string Id, string Ask, decimal Low, decimal High, decimal? Exact, string? Unit, string? Why) : Question(Id, Ask)
{
    /// <summary>At most 20 numbers the author expects to be given and are wrong; the first that fits is taken, and what is right goes before them all.</summary>
    public IReadOnlyList<WrongNumber> Wrong { get; init; } = [];
}

/// <summary>A wrong number the author expects, from <paramref name="Low"/> to <paramref name="High"/>, both included.</summary>
/// <param name="Low">As of a numeric question.</param>
/// <param name="High">As of a numeric question.</param>
/// <param name="Exact">As of a numeric question; null for a range.</param>
/// <param name="Why">Why it is wrong, at most 300 characters; null when nothing is said.</param>
public sealed record WrongNumber(decimal Low, decimal High, decimal? Exact, string? Why)
{
    /// <summary>What it earns in an assessment all the same, from −1 to less than 1 and never 0; null when it earns nothing.</summary>
    public decimal? Weight { get; init; }
}

/// <summary>Two to six things, each to be given its partner.</summary>
/// <param name="Id">As of every question.</param>
/// <param name="Ask">As of every question.</param>
/// <param name="Pairs">The things and their partners. The left sides differ; a partner may belong to several, so that things can be sorted into groups, but not to all.</param>
/// <param name="Decoys">Partners that belong to nothing; may be empty. Different from each other and from all partners.</param>
/// <param name="Why">Why it is right, at most 300 characters; null when nothing is said.</param>
public sealed record Matching(string Id, string Ask, IReadOnlyList<MatchingPair> Pairs, IReadOnlyList<string> Decoys, string? Why) : Question(Id, Ask)
{
    /// <summary>What is offered as a partner, each once: the pairs' right sides in the author's order, then the decoys. Answers hold indexes of this list.</summary>
    public IReadOnlyList<string> Partners => [.. Pairs.Select(pair => pair.Right).Concat(Decoys).Distinct(StringComparer.Ordinal)];
}

/// <summary>Two things that belong together.</summary>
/// <param name="Left">1–150 characters.</param>
/// <param name="Right">1–75 characters: what an option of a Slack menu holds.</param>
public sealed record MatchingPair(string Left, string Right);

/// <summary>Three to six things to put into order.</summary>
/// <param name="Id">As of every question.</param>
/// <param name="Ask">As of every question.</param>
/// <param name="Items">In the right order, all different, of 1–75 characters.</param>
/// <param name="Why">Why it is right, at most 300 characters; null when nothing is said.</param>
public sealed record Ordering(string Id, string Ask, IReadOnlyList<string> Items, string? Why) : Question(Id, Ask);

/// <summary>One possible answer.</summary>
/// <param name="Text">1–150 characters (of a multiple choice 1–75), different from its neighbours.</param>
/// <param name="Right">Whether it is right: on its own, or as one of several in a multiple choice.</param>
/// <param name="Why">Why it is right or wrong, at most 300 characters; null when nothing is said.</param>
public sealed record AnswerOption(string Text, bool Right, string? Why)
{
    /// <summary>
    /// What it adds to the credit of an assessment when it is chosen, −1 to 1; null when its author says nothing of it (<see cref="OptionWeights"/>). In a
    /// lesson and for the memory there is only right and wrong.
    /// </summary>
    public decimal? Weight { get; init; }
}
