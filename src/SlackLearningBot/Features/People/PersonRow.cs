namespace SlackLearningBot.Features.People;

/// <summary>What is known of a person: Slack's word and the company's own list.</summary>
internal sealed record PersonRow
{
    public required string UserId { get; init; }
    public string? Name { get; init; }
    public string? RealName { get; init; }
    public string? Email { get; init; }
    public bool Deleted { get; init; }
    public bool IsBot { get; init; }
    public string? ManagerId { get; init; }
    public string? Level { get; init; }
    public string? TeamName { get; init; }
    public string? Country { get; init; }
    public string? Site { get; init; }

    /// <summary>The name to print on the console, with the id that makes it certain.</summary>
    public string Shown => (RealName ?? Name) is { Length: > 0 } name ? $"{name} ({UserId})" : UserId;
}
