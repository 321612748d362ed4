using SocialPay.Application.Policy;

namespace SocialPay.Domain.Tests.Policy;

public class ShippedLawTests
{
    [Fact]
    public void Load_EveryRow()
    {
        LawFile.Load().Rules.Count.ShouldBe(781);
    }
}
