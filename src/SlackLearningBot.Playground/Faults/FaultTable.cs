using SlackLearningBot.Playground.Faults.Table;

namespace SlackLearningBot.Playground.Faults;

/// <summary>Every fault there is, in the catalogue's order.</summary>
internal static class FaultTable
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        .. LimitFaults.All, .. BrokenAnswerFaults.All, .. TokenFaults.All, .. RefusalFaults.All, .. OddAnswerFaults.All,
        .. DeliveryFaults.All, .. SignatureFaults.All, .. PayloadFaults.All, .. ActFaults.All, .. ReplyFaults.All,
        .. SocketTableFaults.All, .. PeopleChanges.All, .. ChannelChanges.All, .. AppChanges.All,
    ];

    private static readonly Dictionary<string, Fault> ById = All.ToDictionary(fault => fault.Id, StringComparer.OrdinalIgnoreCase);

    public static Fault? Find(string id) => ById.GetValueOrDefault(id);
}
