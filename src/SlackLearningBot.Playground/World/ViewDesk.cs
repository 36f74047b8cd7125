namespace SlackLearningBot.Playground.World;

/// <summary>The views of one workspace: each person's stack of modals and their Home tab. Guarded by the workspace's lock.</summary>
internal sealed class ViewDesk
{
    private readonly Dictionary<string, List<View>> stacks = [];
    private readonly Dictionary<string, View> homes = [];
    private readonly Dictionary<string, View> byId = [];

    public IReadOnlyList<View> Stack(string user) => stacks.GetValueOrDefault(user) ?? [];

    public View? Home(string user) => homes.GetValueOrDefault(user);

    public View? Find(string viewId) => byId.GetValueOrDefault(viewId);

    public View? FindExternal(string externalId) => byId.Values.FirstOrDefault(view => view.ExternalId == externalId);

    public void Push(View view)
    {
        if (!stacks.TryGetValue(view.UserId, out var stack))
        {
            stacks[view.UserId] = stack = [];
        }

        stack.Add(view);
        byId[view.Id] = view;
    }

    /// <summary>Closes a view and what lies above it.</summary>
    public void Close(View view)
    {
        var stack = stacks.GetValueOrDefault(view.UserId) ?? [];
        var from = stack.IndexOf(view);
        for (var i = stack.Count - 1; from >= 0 && i >= from; i--)
        {
            byId.Remove(stack[i].Id);
            stack.RemoveAt(i);
        }
    }

    public void Clear(string user)
    {
        if (Stack(user) is [var root, ..])
        {
            Close(root);
        }
    }

    public void Publish(View home)
    {
        homes[home.UserId] = home;
        byId[home.Id] = home;
    }
}
