using Microsoft.Playwright;

namespace SlackLearningBot.EndToEnd;

/// <summary>What stands on a page, and pictures of it in artifacts/screenshots.</summary>
internal static class Sights
{
    private const string Messages = "[data-testid=message][data-ephemeral=false]";

    private static readonly string Pictures = Path.Combine(Checkout.Root, "artifacts", "screenshots");

    public static ILocator Newest(IPage page) => page.Locator(Messages).Last;

    public static ILocator With(IPage page, string words) => page.Locator(Messages).Filter(new() { HasText = words });

    public static ILocator Button(ILocator where, string words) => where.GetByRole(AriaRole.Button, new() { Name = words, Exact = true });

    public static async Task ShootAsync(IPage page, string name)
    {
        await page.Mouse.MoveAsync(4, 4); // nothing looks pointed at
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png") });
    }
}
