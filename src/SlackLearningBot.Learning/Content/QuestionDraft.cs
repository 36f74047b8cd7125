namespace SlackLearningBot.Learning.Content;

/// <summary>A question as written; which fields it needs depends on its type (<see cref="ContentKeys.QuestionTypes"/>).</summary>
public sealed record QuestionDraft
{
    /// <summary>Where it begins.</summary>
    public required At At { get; init; }

    /// <summary>Expected: 1–75 of a–z, 0–9 and "-", once in the whole folder.</summary>
    public Raw? Id { get; init; }

    /// <summary>Expected: a key of <see cref="ContentKeys.QuestionTypes"/>; null means single.</summary>
    public Raw? Type { get; init; }

    /// <summary>Expected: 1–250 characters.</summary>
    public Raw? Ask { get; init; }

    /// <summary>Shown above the question; null for most.</summary>
    public ImageDraft? Image { get; init; }

    /// <summary>Of true-false the short form, "true" or "false"; of numeric the number; of typed the only accepted text.</summary>
    public Raw? Answer { get; init; }

    /// <summary>Why the answer is right, at most 300 characters; of choices each option has its own instead.</summary>
    public Raw? Why { get; init; }

    /// <summary>Of single, multiple and true-false.</summary>
    public IReadOnlyList<OptionDraft> Options { get; init; } = [];

    /// <summary>Of typed: 1–20 texts of 1–150 characters; the first is shown as the right answer.</summary>
    public IReadOnlyList<Raw> Accept { get; init; } = [];

    /// <summary>Of typed and numeric: at most 20 answers that are expected and wrong.</summary>
    public IReadOnlyList<WrongDraft> Wrong { get; init; } = [];

    /// <summary>Of typed: "true" when capitals must be right.</summary>
    public Raw? Case { get; init; }

    /// <summary>Of typed: "true" when spaces must be right.</summary>
    public Raw? Spaces { get; init; }

    /// <summary>Of typed: "true" when accents must be right.</summary>
    public Raw? Diacritics { get; init; }

    /// <summary>Of numeric, with an answer: a number such as 0.01, or a share of the answer such as 5%.</summary>
    public Raw? Tolerance { get; init; }

    /// <summary>Of numeric, instead of an answer: the least and the greatest right number.</summary>
    public IReadOnlyList<Raw> Range { get; init; } = [];

    /// <summary>Of numeric: 1–20 characters.</summary>
    public Raw? Unit { get; init; }

    /// <summary>Of matching: 2–6 pairs.</summary>
    public IReadOnlyList<PairDraft> Pairs { get; init; } = [];

    /// <summary>Of matching: at most 6 partners of nothing, 1–75 characters each.</summary>
    public IReadOnlyList<Raw> Decoys { get; init; } = [];

    /// <summary>Of ordering: 3–6 things in the right order, 1–75 characters each.</summary>
    public IReadOnlyList<Raw> Items { get; init; } = [];

    /// <summary>Every key that was written, so that those of another type are told; may stay empty.</summary>
    public IReadOnlyList<Raw> Keys { get; init; } = [];

    /// <summary>Keys nobody knows, of the question and its parts.</summary>
    public IReadOnlyList<Raw> UnknownKeys { get; init; } = [];
}

/// <summary>An option as written.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Text">Expected: 1–150 characters, of a multiple choice 1–75.</param>
/// <param name="Right">"true" or "false"; null means false.</param>
/// <param name="Why">Expected: at most 300 characters.</param>
public sealed record OptionDraft(At At, Raw? Text, Raw? Right, Raw? Why)
{
    /// <summary>Expected: a share such as 50%, -100% to 100%.</summary>
    public Raw? Weight { get; init; }
}

/// <summary>An expected wrong answer as written.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Text">Of a typed question; expected: 1–150 characters.</param>
/// <param name="Why">Expected: at most 300 characters.</param>
public sealed record WrongDraft(At At, Raw? Text, Raw? Why)
{
    /// <summary>Expected: a share such as 50%, from -100% to less than 100%.</summary>
    public Raw? Weight { get; init; }

    /// <summary>Of a numeric question: the number.</summary>
    public Raw? Answer { get; init; }

    /// <summary>Of a numeric question, with an answer; as of the question itself.</summary>
    public Raw? Tolerance { get; init; }

    /// <summary>Of a numeric question, instead of an answer.</summary>
    public IReadOnlyList<Raw> Range { get; init; } = [];
}

/// <summary>A pair as written.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Left">Expected: 1–150 characters.</param>
/// <param name="Right">Expected: 1–75 characters.</param>
public sealed record PairDraft(At At, Raw? Left, Raw? Right);

/// <summary>An image as written.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Url">Expected: an https address of at most 3,000 characters.</param>
/// <param name="Alt">Expected: 1–2,000 characters; required.</param>
public sealed record ImageDraft(At At, Raw? Url, Raw? Alt);
