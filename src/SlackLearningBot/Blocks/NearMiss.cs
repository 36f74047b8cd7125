namespace SlackLearningBot.Blocks;

/// <summary>A typed answer that was nearly right and is asked back; it counts for nothing until its writer says yes or no, or sends another.</summary>
/// <param name="Written">What was typed.</param>
/// <param name="Meant">The accepted answer that was probably meant.</param>
internal sealed record NearMiss(string Written, string Meant)
{
    /// <summary>Tells this one from those before it.</summary>
    public string Mark => QuestionMark.Of($"{Written}\n{Meant}");
}
